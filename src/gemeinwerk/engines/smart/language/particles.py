"""The closed classes of German words, as far as the check needs them."""

from gemeinwerk.engines.smart.language.wordlist import word_set

JOINS = word_set("und oder sowie bzw beziehungsweise / & +")
PRONOUNS = word_set("wir sie es er man")
AUXILIARIES = word_set(
    """
    werden wird werde würden würde soll sollen sollte sollten kann können könnte könnten muss
    müssen darf dürfen will wollen möchte möchten ist sind sei haben hat lassen lässt
"""
)
PAST = word_set("wurde wurden worden war waren hatte hatten konnte konnten")
PASSIVE = frozenset({"werden", "wird"})
POSSIBLE = word_set("kann können könnte könnten lässt lassen")
DONE = word_set("ist sind sei hat haben")
# What is so today, or what has come of something else: no deed of the measure.
NOW = word_set(
    "bereits derzeit aktuell bisher bislang momentan heute zurzeit schon seit häufig oft meist "
    "zunehmend vielfach immer kaum traditionell mittlerweile inzwischen"
)
TODAY = word_set("bereits derzeit aktuell bisher bislang momentan zurzeit mittlerweile inzwischen")
SO = word_set("dadurch damit hierdurch somit so hiermit dies das deshalb folglich gleichzeitig")
SOON = word_set("künftig zukünftig jede jeden jedes jeder")
# Words that open a subordinate clause behind a comma, and those that do so anywhere.
SUBORDINATE = word_set(
    """
    um damit sodass weil da dass wenn ob obwohl welche welcher welches welchen welchem die der das
    deren dessen denen dem den wo wodurch womit wobei weshalb sofern soweit falls ehe bevor
    nachdem so wer was wie inwieweit inwiefern
"""
)
ALWAYS_SUBORDINATE = word_set("wer ob um damit sodass weil wenn obwohl sofern falls nachdem")
SINGLE = word_set("ein eine eines einer einem einen")
INDEFINITE = word_set("ein eine eines einer einem einen zwei drei neue neuer neues")
DEFINITE = word_set(
    """
    der die das den dem des dieser diese dieses diesem diesen ihre ihrer ihren seine seiner seinen
    unsere unserer unseren bestehende bestehenden bestehender vorhandene vorhandenen beim zur zum
    vom im am
"""
)
MERGED = word_set("beim zur zum vom im am")  # a preposition and its article
PREPOSITIONS = word_set(
    """
    zur zum für durch mit bei beim in im an am auf aus über unter nach zu gegen ohne als wie
    mittels hinsichtlich bezüglich während wegen trotz seit per pro um ab bis vor zwischen neben
    innerhalb außerhalb entlang laut gemäß
"""
)
# Words that end like a verb and are none.
NO_VERBS = word_set(
    """
    acht binnen neben gegen wegen oben unten außen innen hinten zusammen bisweilen zwischen allen
    vielen anderen einzelnen einen keinen ihren seinen unseren ihnen denen innerhalb außerhalb den
    dann wenn denn zugunsten mindestens höchstens meisten ersten zweiten dritten beiden sieben
    zehn hundert tausend sowie jeden jenen diesen solchen welchen mehreren einigen wenigen
    verschiedenen weiteren neuen nicht jetzt oft erst zuletzt dort damit bereit weit laut gesamt
    direkt insgesamt konkret meist fast sonst statt anstatt gemeinsamen öffentlichen städtischen
    kommunalen folgenden selbst zumeist zunächst überhaupt bestimmten möglichst derzeit jederzeit
    dennoch gut leicht recht schlecht vielleicht rechten linken nächsten letzten kommenden eigenen
    jungen alten älteren jüngeren dabei ebenfalls samt seit mit zeit stadtweit bereits langen
    kurzen hohen großen kleinen guten besseren zukunft bekannt relevant kompetent interessant
    transparent effizient konsequent dezent permanent präsent adressatengerecht bedarfsgerecht
    kindgerecht gerecht altersgerecht geschlechtergerecht sachgerecht
"""
)
# Words that have a capital only where they open a sentence.
STARTERS = (
    word_set(
        """
        ich hier dort da dazu dafür hierfür hierzu dabei daneben darüber außerdem zudem ferner
        weiterhin auch nur noch von kein keine keinen jede jeder jedes jeden alle allen aller
        viele mehr weitere weiterer ihr unser sein mindestens höchstens rund etwa circa jährlich
        monatlich wöchentlich zusätzlich ziel zunächst anschließend danach sowohl vier fünf sechs
        sieben acht neun zehn elf zwölf künftig zukünftig ehrenamtlich regelmäßig gemeinsam
        gezielt stadtweit je
"""
    )
    | PRONOUNS
    | AUXILIARIES
    | SUBORDINATE
    | INDEFINITE
    | DEFINITE
    | PREPOSITIONS
    | {"und", "oder", "sowie"}
)
