"""`summarizer schema` and `summarizer models`: what a brief looks like, and who can write it here."""

import typer


def schema() -> None:
    """Print the JSON Schema of a brief."""
    import json

    from summarizer.schemas.brief import Brief

    typer.echo(json.dumps(Brief.model_json_schema(mode="serialization"), indent=2))


def models() -> None:
    """List the models that can be used here, and why others cannot."""
    from rich.console import Console
    from rich.table import Table

    from summarizer.models import available
    from summarizer.settings import Settings

    table = Table("model", "usable", "why", box=None, pad_edge=False)
    for offer in available(Settings()):
        table.add_row(offer.model, "yes" if offer.usable else "no", offer.reason)
    Console().print(table)
