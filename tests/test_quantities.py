"""Quantities with bounds, units and categories, and figures in any notation. Every sentence is invented."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.counts import counts
from summarizer.language.numerals import cardinal, numerals
from summarizer.language.quantities import figures, quantities, same_value

# sentence -> value modifier lower..upper unit category ("~": bounds are derived); "none" where nothing is a quantity
EXPRESSIONS = """
The ferry carried 312 passengers. -> 312 EXACT 312..312 passengers other
About 2,500 U.S. troops are stationed there. -> 2500 APPROX ~2300..2700 troops other
Fewer than 1,000 are in the north. -> 1000 LESS_THAN 0..999 - other
At least 69 miners escaped. -> 69 EQUAL_OR_MORE 69.. miners other
Up to 40 homes burned. -> 40 EQUAL_OR_LESS 0..40 homes other
Riders may wait as long as 14 weeks. -> 14 EQUAL_OR_LESS 0..14 weeks other
The sentence could be cut to three years, or less. -> 3 EQUAL_OR_LESS 0..3 years other
The patch lifted the limit from 80 to 85 percent. -> 80 EXACT 80..80 percent percent; 85 EXACT 85..85 percent percent
It employs 10 to 15 guards. -> - BETWEEN 10..15 guards other
Tens of sheep drowned. -> - VAGUE ~10.. sheep killed
Dozens of shops were looted. -> - VAGUE ~12.. shops other
Hundreds of fans waited. -> - VAGUE ~100.. fans other
Thousands of birds nest there. -> - VAGUE ~1000.. birds other
Tens of thousands of tents were sent. -> - VAGUE ~10000.. tents other
Hundreds of thousands of families lost power. -> - VAGUE ~100000.. families other
Scores of trucks queued. -> - VAGUE ~20.. trucks other
Several hundred farmers protested. -> - VAGUE ~200.. farmers other
A few dozen monks remained. -> - VAGUE ~24.. monks other
More than 300 schools closed. -> 300 MORE_THAN 301.. schools other
Over 5,000 tickets were sold. -> 5000 MORE_THAN 5001.. tickets other
Upwards of 20 tankers waited. -> 20 MORE_THAN 21.. tankers other
No more than 50 guests may attend. -> 50 EQUAL_OR_LESS 0..50 guests other
As many as 90 boats were wrecked. -> 90 EQUAL_OR_LESS 0..90 boats other
No fewer than 12 ministers resigned. -> 12 EQUAL_OR_MORE 12.. ministers other
Under 200 ballots were spoiled. -> 200 LESS_THAN 0..199 ballots other
Nearly 300 houses collapsed. -> 300 APPROX ~240..300 houses other
Almost 80 dogs were rescued. -> 80 APPROX ~64..80 dogs other
Roughly 1.2 million voters registered. -> 1200000 APPROX ~1000000..1400000 voters other
Around 15 cars were towed. -> 15 APPROX ~13..17 cars other
Some 400 trees fell. -> 400 APPROX ~320..480 trees other
An estimated 7 wolves survive. -> 7 APPROX ~6..8 wolves other
The list has 100 or so names. -> 100 APPROX ~80..120 names other
He has 30-odd cousins. -> 30 APPROX ~24..36 cousins other
It takes 20 or more votes. -> 20 EQUAL_OR_MORE 20.. votes other
The scheme needs 50-plus members. -> 50 EQUAL_OR_MORE 50.. members other
Teams of 5 or fewer are allowed. -> 5 EQUAL_OR_LESS 0..5 - other
So far, 14 boxes have been opened. -> 14 EQUAL_OR_MORE ~14.. boxes other
Rescuers have found 9 so far. -> 9 EQUAL_OR_MORE ~9.. - other
The firm lost more than $5 million. -> 5000000 MORE_THAN 5000000.. USD money
Growth stayed below 2 percent. -> 2 LESS_THAN 0..2 percent percent
It holds more than 1.5 million books. -> 1500000 MORE_THAN 1500000.. books other
The contract is worth $1.2 billion. -> 1200000000 EXACT 1200000000..1200000000 USD money
They paid 1.2 billion dollars. -> 1200000000 EXACT 1200000000..1200000000 USD money
The fine was €20m. -> 20000000 EXACT 20000000..20000000 EUR money
A house costs £250k there. -> 250000 EXACT 250000..250000 GBP money
Revenue hit $3bn. -> 3000000000 EXACT 3000000000..3000000000 USD money
The grant is US$40,000. -> 40000 EXACT 40000..40000 USD money
The dam cost A$2 billion. -> 2000000000 EXACT 2000000000..2000000000 AUD money
A ticket is 15 euros. -> 15 EXACT 15..15 EUR money
Workers earn 300 yuan. -> 300 EXACT 300..300 CNY money
The ransom was 5 million Swiss francs. -> 5000000 EXACT 5000000..5000000 CHF money
It sold for ¥90,000. -> 90000 EXACT 90000..90000 JPY money
He was fined Rs 500. -> 500 EXACT 500..500 INR money
Fuel rose by 12 cents. -> 12 EXACT 12..12 cents money
They seek $10 to $15 million. -> - BETWEEN 10000000..15000000 USD money
The budget is $5 million-$7 million. -> - BETWEEN 5000000..7000000 USD money
Inflation was 2.3%. -> 2.3 EXACT 2.3..2.3 percent percent
Turnout fell by 5 percent. -> 5 EXACT 5..5 percent percent
Support is at 48 per cent. -> 48 EXACT 48..48 percent percent
Her lead shrank by two percentage points. -> 2 EXACT 2..2 percentage_points percent
The bank raised rates by 25 basis points. -> 25 EXACT 25..25 basis_points percent
A third of voters stayed home. -> 0.333333 EXACT 0.333333..0.333333 share percent
Two-thirds of the fleet is idle. -> 0.666667 EXACT 0.666667..0.666667 share percent
One quarter of pupils are absent. -> 0.25 EXACT 0.25..0.25 share percent
Half of the island is flooded. -> 0.5 EXACT 0.5..0.5 share percent
More than half the seats are empty. -> 0.5 MORE_THAN 0.5.. share percent
About three-quarters of the crop failed. -> 0.75 APPROX ~0.73..0.77 share percent
Nine in ten respondents agreed. -> 0.9 EXACT 0.9..0.9 share percent
One in five wells is dry. -> 0.2 EXACT 0.2..0.2 share percent
Three out of four clinics closed. -> 0.75 EXACT 0.75..0.75 share percent
Between 10 and 15 ships passed. -> - BETWEEN 10..15 ships other
Rates will range from 3% to 5%. -> - BETWEEN 3..5 percent percent
Fees rose from 3% to 5%. -> 3 EXACT 3..3 percent percent; 5 EXACT 5..5 percent percent
The herd grew from 40 to 60 animals. -> 40 EXACT 40..40 animals other; 60 EXACT 60..60 animals other
It is 10-15 miles away. -> - BETWEEN 10..15 miles other
Two or three boats are missing. -> - BETWEEN 2..3 boats missing
They expect 10 to 15 million visitors. -> - BETWEEN 10000000..15000000 visitors other
Rain of 5, 6 and 7 centimetres fell. -> 5 EXACT 5..5 cm other; 6 EXACT 6..6 cm other; 7 EXACT 7..7 cm other
Three tankers were hit. -> 3 EXACT 3..3 tankers other
Twenty-five jurors were called. -> 25 EXACT 25..25 jurors other
A dozen divers searched. -> 12 EXACT 12..12 divers other
Two dozen officers came. -> 24 EXACT 24..24 officers other
Half a dozen eggs broke. -> 6 EXACT 6..6 eggs other
More than a dozen lorries burned. -> 12 MORE_THAN 13.. lorries other
Two hundred thousand refugees arrived. -> 200000 EXACT 200000..200000 refugees displaced
One hundred and twenty pupils sat the test. -> 120 EXACT 120..120 pupils other
Half a million leaflets were dropped. -> 500000 EXACT 500000..500000 leaflets other
One and a half million cubic tiles were laid. -> 1500000 EXACT 1500000..1500000 tiles other
A quarter of a million bees escaped. -> 250000 EXACT 250000..250000 bees other
A million tourists came. -> 1000000 EXACT 1000000..1000000 tourists other
They sold 1.5m phones. -> 1500000 EXACT 1500000..1500000 phones other
The app has 20k users. -> 20000 EXACT 20000..20000 users other
The trust owns 5 lakh shares. -> 500000 EXACT 500000..500000 shares other
The talks took two and a half hours. -> 2.5 EXACT 2.5..2.5 hours other
It lasted half an hour. -> 0.5 EXACT 0.5..0.5 hours other
The blaze burned for 45 minutes. -> 45 EXACT 45..45 minutes other
A 45-minute call settled it. -> 45 EXACT 45..45 minutes other
Police questioned a man over 4 thefts. -> 4 EXACT 4..4 thefts other
He spent over 10 years abroad. -> 10 EXACT 10..10 years other
She was jailed for over 10 years. -> 10 MORE_THAN 10.. years other
They met over three days. -> 3 EXACT 3..3 days other
The lake is 60 km wide. -> 60 EXACT 60..60 km other
The lake is 60 kilometers wide. -> 60 EXACT 60..60 km other
He ran the 100m race. -> 100 EXACT 100..100 m other
Gusts reached 90 miles per hour. -> 90 EXACT 90..90 mph other
It was minus 5 degrees Celsius. -> -5 EXACT -5..-5 °C other
The farm covers 12 square kilometres. -> 12 EXACT 12..12 km2 other
They seized 3 tonnes of ivory. -> 3 EXACT 3..3 t other
Output is 2 million barrels a day. -> 2000000 EXACT 2000000..2000000 bpd other
The plant makes 500 megawatts. -> 500 EXACT 500..500 MW other
It fires up to 75 rounds per second. -> 75 EQUAL_OR_LESS 0..75 rounds other
The 12-member panel met. -> 12 EXACT 12..12 member other
The suspect, a 45-year-old baker, fled. -> 45 EXACT 45..45 years_old other
Maria Lopez, 45, was elected. -> 45 EXACT 45..45 years_old other
The boy is 9 years old. -> 9 EXACT 9..9 years_old other
He was aged 17. -> 17 EXACT 17..17 years_old other
The calf is three months old. -> 3 EXACT 3..3 months_old other
The blast killed 12 people and wounded 30. -> 12 EXACT 12..12 people killed; 30 EXACT 30..30 - injured
The death toll rose to 45. -> 45 EXACT 45..45 - killed
The crash left 3 dead. -> 3 EXACT 3..3 dead killed
Twelve people were killed and 30 wounded. -> 12 EXACT 12..12 people killed; 30 EXACT 30..30 wounded injured
At least eight people died in the storm. -> 8 EQUAL_OR_MORE 8.. people killed
Six villagers have been confirmed dead. -> 6 EXACT 6..6 villagers killed
The strike injured dozens of soldiers, including 69 who needed surgery. -> - VAGUE ~12.. soldiers injured; 69 EXACT 69..69 soldiers injured
Two gunmen killed five guards. -> 2 EXACT 2..2 gunmen other; 5 EXACT 5..5 guards killed
The province reported 18 deaths. -> 18 EXACT 18..18 deaths killed
Rescuers recovered 11 bodies. -> 11 EXACT 11..11 bodies killed
The bus crash injured at least 22 children. -> 22 EQUAL_OR_MORE 22.. children injured
Nine firefighters were hurt. -> 9 EXACT 9..9 firefighters injured
Another 14 people were taken to hospital. -> 14 EXACT 14..14 people injured
There were 40 injuries. -> 40 EXACT 40..40 injuries injured
About 70 people are missing. -> 70 APPROX ~56..84 people missing
Some 200 hikers remain unaccounted for. -> 200 APPROX ~160..240 hikers missing
The flood displaced 4,000 families. -> 4000 EXACT 4000..4000 families displaced
Around 6,000 residents were evacuated. -> 6000 APPROX ~4800..7200 residents displaced
More than 90,000 people have fled their homes. -> 90000 MORE_THAN 90001.. people displaced
Police arrested 17 suspects. -> 17 EXACT 17..17 suspects detained
Forty people were detained at the rally. -> 40 EXACT 40..40 people detained
Officers made 26 arrests. -> 26 EXACT 26..26 arrests detained
Five activists are in custody. -> 5 EXACT 5..5 activists detained
Fifty-one people have been killed so far. -> 51 EQUAL_OR_MORE ~51.. people killed
One soldier was killed. -> 1 EXACT 1..1 soldier killed
At least one was hurt. -> 1 EQUAL_OR_MORE 1.. - injured
Only 4 of the 30 crew members survived. -> 4 EXACT 4..4 members other; 30 EXACT 30..30 members other
The dam cost $20-25 million. -> - BETWEEN 20000000..25000000 USD money
A debt of 40 million pounds was found. -> 40000000 EXACT 40000000..40000000 GBP money
A hundred and five sheep fell ill. -> 105 EXACT 105..105 sheep other
The co-op sold 9 of its 14 barges. -> 9 EXACT 9..9 barges other; 14 EXACT 14..14 barges other
The parcel went to 7 Old Tanner Lane. -> none
The six-barreled gun jammed. -> none
A three-legged dog crossed the lane. -> none
Not one bullet came from our side. -> none
The guard fired one bullet. -> 1 EXACT 1..1 bullet other
One of the men escaped. -> none
No one was hurt. -> none
They blamed one another. -> none
The one who left was ill. -> none
He is one of a kind. -> none
The plant closed in 2022. -> none
The raid came on Jan. 5. -> none
In the 1990s it thrived. -> none
The bus left at 3:30 p.m. for the coast. -> none
The gates open at 9 a.m. -> none
It flew an F-16 over the city. -> none
A C-130 landed at dawn. -> none
Covid-19 spread quickly. -> none
Section 230 shields them. -> none
Flight 370 vanished. -> none
He lives at No. 10. -> none
The G7 met again. -> none
Call 555-0134 for help. -> none
Call 020 7946 0018 for help. -> none
A Boeing 737 skidded. -> none
The Falcon 9 lifted off. -> none
The visitors won 2-1. -> none
The court ruled 5-4 against him. -> none
She came third. -> none
It was the second time. -> none
He finished 21st. -> none
It is a first for the town. -> none
Version 3.11.2 fixes the fault. -> none
See https://example.org/2019/12 for more. -> none
The force is on duty 24/7. -> none
Two years ago, it was sold. -> none
It fires once per second. -> none
Resolution 1701 was cited. -> none
Highway 61 is closed. -> none
In the 2018 floods the town was cut off. -> none
The 5G network failed. -> none
A U.N. convoy of 16 trucks crossed. -> 16 EXACT 16..16 trucks other
Two fixed-wing drones were destroyed. -> 2 EXACT 2..2 drones other
Troops fired six artillery rounds. -> 6 EXACT 6..6 rounds other
The town of 8,000 people was hit. -> 8000 EXACT 8000..8000 people other
More than 2000 people marched. -> 2000 MORE_THAN 2001.. people other
The vote was 52% to 48%. -> 52 EXACT 52..52 percent percent; 48 EXACT 48..48 percent percent
He hit a 20-foot wall. -> 20 EXACT 20..20 ft other
It weighs 3½ kilograms. -> 3.5 EXACT 3.5..3.5 kg other
It rose 5 1/2 inches. -> 5.5 EXACT 5.5..5.5 inches other
The well is 2,000 feet deep. -> 2000 EXACT 2000..2000 ft other
Zero cases were found. -> 0 EXACT 0..0 cases other
Losses exceeded 1,00,000 rupees. -> 100000 MORE_THAN 100000.. INR money
The rebels hold 14 prisoners of war. -> 14 EXACT 14..14 prisoners other
Close to 60 flights were grounded. -> 60 APPROX ~48..72 flights other
A total of 33 lanterns were lit. -> 33 EXACT 33..33 lanterns other
The plan cuts 1,100 jobs. -> 1100 EXACT 1100..1100 jobs other
It needs 3 to 4 weeks. -> - BETWEEN 3..4 weeks other
The tax raises €4 billion a year. -> 4000000000 EXACT 4000000000..4000000000 EUR money
One in 10 clinics has no power. -> 0.1 EXACT 0.1..0.1 share percent
Losses came to 3 percent to 4 percent. -> - BETWEEN 3..4 percent percent
The council voted 11 to 4 to close it. -> none
In the second half of the game, he left. -> none
The mast is 80 m tall. -> 80 EXACT 80..80 m other
The mayor said 1.8 million cubic metres were lost. -> 1800000 EXACT 1800000..1800000 m3 other
Shares fell 4, or 2 percent. -> 4 EXACT 4..4 - other; 2 EXACT 2..2 percent percent
Another 60 were freed. -> 60 EXACT 60..60 - other
Hundreds of people, including children, have died since. -> - VAGUE ~100.. people killed
They killed five Dallas police officers. -> 5 EXACT 5..5 officers killed
Two boys aged 15 and 16 fled. -> 2 EXACT 2..2 boys other; 15 EXACT 15..15 years_old other; 16 EXACT 16..16 years_old other
Harrow beat Ealing 45-40. -> none
Team 3 won the toss. -> none
The five second pause helped. -> 5 EXACT 5..5 seconds other
The second one was freed. -> none
It runs 3 miles 40 metres. -> 3 EXACT 3..3 miles other; 40 EXACT 40..40 m other
Its 27 members disagree. -> 27 EXACT 27..27 members other
"""
CASES = [tuple(line.split(" -> ")) for line in EXPRESSIONS.strip().splitlines()]


def number(value: float | None) -> str:
    return "-" if value is None else f"{round(value, 6):.10g}"


def written(text: str) -> str:
    def one(q):
        derived = "~" if q.bounds_basis == "derived" else ""
        upper = "" if q.upper is None else number(q.upper)
        unit = q.unit.replace(" ", "_") or "-"
        return f"{number(q.value)} {q.modifier} {derived}{number(q.lower)}..{upper} {unit} {q.category}"

    return "; ".join(map(one, quantities(text))) or "none"


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_a_quantity_has_the_bounds_unit_and_category_that_its_words_give(sentence: str, expected: str) -> None:
    assert written(sentence) == expected


def test_the_table_holds_two_hundred_expressions() -> None:
    assert len(CASES) >= 200


def test_the_span_holds_modifier_number_and_a_unit_that_follows_directly() -> None:
    texts = [q.text for q in quantities("About 2,500 U.S. troops left, and at least 30 trucks with 5% of the fuel.")]
    assert texts == ["About 2,500", "at least 30 trucks", "5%"]


def test_the_span_of_a_range_begins_at_between_or_from() -> None:
    assert [q.text for q in quantities("Between 10 and 15 ships, from 3% to 5% of all, 4-6 km off.")] == [
        "Between 10 and 15 ships",
        "from 3% to 5%",
        "4-6 km",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("$1.2 billion", "1.2 billion dollars"),
        ("$1.2bn", "US$1,200 million"),
        ("twelve", "12"),
        ("a dozen", "twelve"),
        ("2,500", "2500 people"),
        ("5%", "five percent"),
        ("5 pct", "5 per cent"),
        ("1,200", "1.2 thousand"),
        ("45 minutes", "a 45-minute call"),
        ("half of them", "50 percent"),
        ("nine in ten", "90%"),
        ("one-third", "a third of it"),
        ("two hundred thousand", "200,000"),
        ("half a million", "500,000"),
        ("in 2020", "2020"),
        ("3:30 p.m.", "15:30"),
        ("12 troops", "12 soldiers"),
        ("21st", "twenty-first"),
        ("dozens of cars", "dozens of people"),
        ("F-16", "an F-16"),
        ("60 km", "60 kilometres"),
        ("a 45-year-old", "aged 45"),
    ],
)
def test_another_notation_is_the_same_value(first: str, second: str) -> None:
    assert same_value(figures(first)[0], figures(second)[0])
    assert same_value(figures(second)[0], figures(first)[0])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("$5", "€5"),
        ("$5", "5"),
        ("5 percent", "5 percentage points"),
        ("5 percent", "5"),
        ("1.2 million", "1.25 million"),
        ("about 2,500", "2,499"),
        ("a third of it", "33 percent"),
        ("60 km", "60 miles"),
        ("45 minutes", "45 seconds"),
        ("third", "3"),
        ("dozens", "12"),
        ("5 million", "5 billion"),
    ],
)
def test_another_value_or_measure_is_not_the_same(first: str, second: str) -> None:
    assert not same_value(figures(first)[0], figures(second)[0])


def test_figures_see_dates_names_scores_and_clock_times() -> None:
    text = "On Jan. 5, 2022, at 3:30 p.m., an F-16 from Section 7 won 2-1 for the third time with $4."
    assert [(f.value, f.kind, f.unit) for f in figures(text)] == [
        (5, "date", ""),
        (2022, "date", ""),
        (15.5, "date", ""),
        (16, "other", ""),
        (7, "other", ""),
        (2, "other", ""),
        (1, "other", ""),
        (3, "ordinal", ""),
        (4, "quantity", "USD"),
    ]


def test_a_range_gives_two_figures_that_share_magnitude_and_unit() -> None:
    found = figures("They seek $10 to $15 million.")
    assert [(f.value, f.unit, f.modifier) for f in found] == [(1e7, "USD", "BETWEEN"), (1.5e7, "USD", "BETWEEN")]


def test_a_figure_inside_a_time_expression_keeps_its_unit() -> None:
    assert [(f.value, f.unit, f.kind) for f in figures("It sank two days ago.")] == [(2, "days", "date")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seventeen", 17),
        ("ninety-nine", 99),
        ("three hundred and five", 305),
        ("two thousand and one", 2001),
        ("one million two hundred thousand", 1_200_000),
        ("twelve hundred", 1200),
    ],
)
def test_cardinals_in_words_have_their_value(words: str, value: int) -> None:
    assert cardinal(words)[0] == value
    assert [float(n.value) for n in numerals(words)] == [value]


def test_two_numbers_side_by_side_stay_two() -> None:
    assert [float(n.value) for n in numerals("two three and five")] == [2, 3, 5]


def test_a_letter_whose_lower_case_is_longer_moves_no_offset() -> None:
    text = "İzmir sent 12 trucks and İstanbul TWENTY."
    assert [q.text for q in quantities(text)] == ["12 trucks", "TWENTY"]


WORDS = (
    "about 12 , . - $ % 2,500 1.2 million people killed two dozen half a third of in ten between and to İ 5pm F-16 "
    "2022 Jan. so far or more '90s ½ one second hundreds thousand +44 20 7946 £ ( ) € 0 00 1/2 3:30"
)
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join) | st.text())
def test_spans_are_slices_in_order_without_overlap(text: str) -> None:
    found = quantities(text)
    assert all(text[q.start : q.end] == q.text for q in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(text[f.span.start : f.span.end] == f.span.text for f in figures(text))
    assert {f.kind for f in figures(text)} <= {"quantity", "date", "ordinal", "other"}


@given(st.integers(0, 10**12), st.sampled_from(["about", "nearly", "at least", "up to", "more than", "exactly"]))
def test_the_value_lies_within_the_bounds_unless_the_words_exclude_it(value: int, modifier: str) -> None:
    (found,) = quantities(f"They counted {modifier} {value:,} grains.")
    assert found.lower is not None
    excluded = 1 if modifier == "more than" else 0
    assert found.lower - excluded <= value
    assert found.upper is None or value <= found.upper
    assert modifier != "about" or found.upper <= value * 1.2


@pytest.mark.parametrize(
    "piece", ["1,", "9", "a-", "two ", "1,11", "$ ", "one and a ", "12 in ", "3-", "Aa ", "1.", "hundreds of "]
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    begin = time.perf_counter()
    counts(text)
    assert time.perf_counter() - begin < 5


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It recalled 48,000 child car seats.", "seats"),
        ("It hired 12 civilian clerks.", "clerks"),
        ("One child was hurt.", "child"),
        ("Shares fell to 214 kroner.", "kroner"),
    ],
)
def test_a_count_is_of_the_noun_that_stands_in_its_number(text, unit):
    assert [found.unit for found in quantities(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Crude rose $2.90 to $74.15 a barrel.", ["$2.90", "$74.15"]),
        ("It wants to raise $5 million to $10 million.", ["$5 million to $10 million"]),
        ("Prices fell 5 to 10 percent.", ["5 to 10 percent"]),
    ],
)
def test_a_step_and_where_it_led_are_no_range(text, found):
    assert [one.text for one in quantities(text)] == found
