"""Who does something to whom stays so, in active and passive."""

import pytest
from checking import AUTHOR, errors, read

ARTICLE = read(
    "The mayor, Ida Holt, blamed the water company for the outbreak.",
    "Carla Webb, a former nurse, is suing the hospital in Brede for unfair dismissal.",
    "Lawmakers from the Green Union criticised the finance minister over the budget.",
    "Militiamen attacked a column of government troops near Sarn.",
    "The chancellor sacked her minister, Karl Voigt, after he had criticised her.",
    "Ardent accuses Belmont of theft, and Belmont accuses Ardent of slander.",
    "The prosecutor refused to charge the banker, Emil Roth, with fraud.",
)


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("The water company blamed the mayor, Ida Holt, for the outbreak.", (1,)),
        ("Ida Holt was blamed by the water company for the outbreak.", (1,)),
        ("The hospital is suing a former nurse, Carla Webb, for unfair dismissal.", (2,)),
        ("Carla Webb is being sued by the hospital in Brede.", (2,)),
        ("The finance minister criticised lawmakers from the Green Union.", (3,)),
        ("Government troops attacked a column of militiamen near Sarn.", (4,)),
        ("Militiamen were attacked near Sarn by government troops.", (4,)),
        ("Karl Voigt sacked the chancellor.", (5,)),
    ],
)
def test_doer_and_sufferer_that_have_changed_places_are_one_error(text, cites):
    found = [m for check in ("name", "attribution") for m in errors(check, ARTICLE, text, cites, voice=AUTHOR)]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("Ida Holt, the mayor, blamed the water company.", (1,)),
        ("The water company was blamed by the mayor for the outbreak.", (1,)),
        ("The hospital in Brede is being sued by Carla Webb.", (2,)),
        ("She is suing the hospital for unfair dismissal.", (2,)),
        ("The finance minister was criticised by Green Union lawmakers.", (3,)),
        ("Government troops were attacked by militiamen near Sarn.", (4,)),
        ("The minister was sacked by the chancellor.", (5,)),
        ("Karl Voigt, who had criticised the chancellor, was sacked by her.", (5,)),
        ("Belmont accuses Ardent of slander.", (6,)),
        ("Ardent accuses Belmont of theft.", (6,)),
        ("Emil Roth was not charged by the prosecutor.", (7,)),
    ],
)
def test_the_same_parties_in_the_same_roles_pass(text, cites):
    assert not errors("name", ARTICLE, text, cites, voice=AUTHOR)
