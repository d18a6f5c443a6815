"""`summarizer schema` and `summarizer models`: what a brief looks like, and who can write it here."""

import typer


def schema() -> None:
    """Print the JSON Schema of a brief."""
    import json

    from summarizer.schemas.brief import Brief

    typer.echo(json.dumps(Brief.model_json_schema(mode="serialization"), indent=2))


def models() -> None:
    """List the models that can be used here, and why others cannot."""
    from summarizer.models import available
    from summarizer.settings import Settings

    offers = available(Settings())
    width = max(len(offer.model) for offer in offers)
    typer.echo(f"{'model':<{width}}  usable  why")
    for offer in offers:  # each on a line of its own, its name whole, to be searched and copied
        typer.echo(f"{offer.model:<{width}}  {'yes' if offer.usable else 'no':<6}  {offer.reason}")
