"""Which texts are plainly in another language than English."""

from __future__ import annotations

import pytest

from summarize.text.in_english import reads_as_english
from summarize.text.words import find_words


@pytest.mark.parametrize(
    "text",
    [
        "Die Außenminister der Türkei und Syriens trafen sich am Mittwoch in Moskau zu Gesprächen.",
        "Les ministres de la Turquie et de la Syrie se sont rencontrés mercredi à Moscou.",
        "Los ministros de Turquía y Siria se reunieron el miércoles en Moscú para hablar.",
        "Министры иностранных дел Турции и Сирии встретились в среду в Москве.",
        "土耳其和叙利亚外长周三在莫斯科会晤。",
        "اجتمع وزراء خارجية تركيا وسوريا يوم الأربعاء في موسكو",
    ],
)
def test_another_language_is_told(text: str) -> None:
    assert not reads_as_english(find_words(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The foreign ministers of Turkey and Syria met in Moscow on Wednesday.",
        "Turkey, Syria, Russia, Iran foreign ministers hold Moscow talks Wednesday",
        "Mevlüt Çavuşoğlu, Faisal Mekdad, Sergey Lavrov, Hossein Amir-Abdollahian, Hulusi Akar",
        "12,300 3.5 10% 2016 2017 2018 2019 2020 2021",
        "Café Müller",
        "A B C D E F G H I J K",
    ],
)
def test_headlines_names_and_numbers_are_not_taken_for_another_language(text: str) -> None:
    assert reads_as_english(find_words(text))


@pytest.mark.parametrize(
    "text",
    [
        "Türkiye ve Suriye dışişleri bakanları çarşamba günü Moskova’da bir araya geldi.",
        "Ministrowie spotkali się w środę w Moskwie, żeby uzgodnić plan, który zostanie ogłoszony.",
        "Ulkoministerit sopivat keskiviikkona tiekartasta, mutta ministeri ei antanut lisätietoja ja lähti.",
    ],
)
def test_a_language_with_few_little_words_is_told_too(text: str) -> None:
    assert not reads_as_english(find_words(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ludwig van der Rohe, Vincent van Gogh, Anthony van Dyck, Rogier van der Weyden",
        "Tour de France: Alexander Vinokourov fails blood test, café crème, résumé",
        "Replacements: scott otten, nicky smith, rhodri jones, lloyd ashley, sam underhill, dan biggar",
    ],
)
def test_names_with_little_words_are_not_taken_for_another_language(text: str) -> None:
    assert reads_as_english(find_words(text))
