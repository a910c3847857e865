"""The errors a user can meet: each message is one line that says what, where and how to mend it."""


class TranscheckError(Exception):
    """Everything that transcheck raises on purpose; the only class it ever catches broadly."""


class UsageError(TranscheckError):
    """A command, an option, a configuration or a call that cannot be carried out as given."""


class InputError(TranscheckError):
    """An article, a manifest or a gold file that cannot be read as what it should be."""


class ModelError(TranscheckError):
    """A model or a table of transcheck that is missing, damaged or not trustworthy."""
