"""The words of persons: how they are addressed, their titles, what most of them are called."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _words("von vom van de der den zu zur al el bin ben di da do dos du la le ter")
"""Small words between the names of one person."""
FIRST_NAMES = _words(
    "adam adrian ahmad ahmed aische alexander alexandra ali alina amina amira ana anastasia"
    " andre andrea andreas andrej angela angelika anita anja anke ann anna anne annegret annelie"
    " annemarie annett annette annika antje anton antonia arne arnold astrid axel ayse ayşe"
    " barbara bastian beate ben benjamin bernd bernhard bettina bianca birgit birgitta birte"
    " bjoern björn bodo boris brigitte britta bruno carina carla carmen carola carolin caroline"
    " carsten cem charlotte chiara christa christian christiane christin christina christine"
    " christof christoph christopher clara claudia claus clemens conny constanze cora corinna"
    " cornelia dagmar dana daniel daniela david denise dennis detlef diana dieter dietmar dirk"
    " dmitri dominik doreen doris dorothea edeltraud ekaterina elena elif elisabeth elke ellen"
    " emilia emine emma erik erika erwin esther eva evelyn fabian falk fatima fatma felix finn"
    " florian frank franz franziska fred frederik frieda friedrich gabi gabriele georg gerald"
    " gerd gerda gerhard gerlinde gesine gisela gitta gregor gudrun guenter guenther guido"
    " gunnar günter günther hanna hannah hannelore hannes hans hans-joachim harald hartmut hasan"
    " hatice heide heidemarie heidi heidrun heike heiko heiner heinrich heinz helen helena"
    " helene helga helmut hendrik henning henrik henry herbert hermann hilde holger horst hubert"
    " hülya ibrahim ilka ilona ilse ina ines inga inge ingeborg ingo ingrid irene irina iris"
    " isabel isabell isabella ivan ivonne jacqueline jakob jan jana janina janine jasmin"
    " jeannette jens jessica joachim jochen joerg johann johanna johannes jonas josef josefine"
    " josephine juergen julia julian juliane jutta jörg jürgen kai karin karina karl karl-heinz"
    " karla karola karoline karsten katharina kathleen kathrin kati katja katrin kemal kerstin"
    " kevin khaled kirsten klara klaus klaus-dieter konrad konstantin kristin kristina kurt lara"
    " larissa lars laura lea lena leon leonie leyla lieselotte lina linda lisa lothar louisa"
    " luca ludwig luis luisa lukas lutz lydia magdalena maik maike maja malte mandy manfred"
    " manja manuel manuela marc marcel marco marcus mareike maren margarete margit margot"
    " margret maria marianne marie marina mario marion markus marlene marlies martha martin"
    " martina mathias matthias maurice max maximilian mehmet meike melanie melina mia michael"
    " michaela mika milena miriam mirjam mohamed mohammad mohammed monika monique moritz mustafa"
    " nadia nadin nadine nadja natalia natalie natascha nele nicola nicolas nicole niklas"
    " nikolaus nils nina nora norbert olaf olga oliver omar oskar osman pascal patricia patrick"
    " peer paul paula pauline peggy peter petra philip philipp pia ralf ralph ramona raphael regina"
    " regine reiner reinhard renate rene rené ricarda richard rita robert robin roland rolf"
    " roman romy ronald ronny rosa rosemarie roswitha rudolf ruediger ruth rüdiger sabine"
    " sabrina said samira samuel sandra sandro sara sarah sascha saskia sebastian selina selma"
    " serkan sibylle siegfried sigrid silke silvia silvio simon simone sina sofia sonja sophia"
    " sophie stefan stefanie steffen steffi stephan stephanie susan susann susanna susanne svea"
    " sven svenja svetlana sybille sylvia tabea tamara tanja tatjana theresa theresia thilo"
    " thomas thorsten tilo tim timo tina tino tobias tom torben torsten udo ulf uli ulla ulrich"
    " ulrike ursula ute uwe valentin valentina valerie vanessa vera verena veronika victoria"
    " viktor viktoria vincent volker walter waltraud wanda werner wiebke wilfried wilhelm wolf"
    " wolfgang wolfram yasemin yasmin yusuf yvonne zeynep"
)
SURNAMES = _words(
    "albrecht arnold bauer baumann beck becker berger bergmann brandt braun busch böhm celik"
    " demir dietrich engel fischer franke friedrich fuchs graf groß günther haas hahn hartmann"
    " heinrich herrmann hoffmann hofmann horn huber jung jäger kaiser kaya keller koch koehler"
    " kraus krause krueger krämer krüger kuhn köhler könig kühn lange lehmann lindner lorenz"
    " ludwig maier mayer meier meyer moeller mueller muster musterfrau mustermann möller müller"
    " neumann nguyen otto peters pfeiffer pohl richter roth sahin sauer schaefer schmid schmidt"
    " schmitt schneider scholz schreiber schroeder schröder schubert schultz schulz schulze"
    " schumacher schuster schwarz schäfer seidel simon sommer stein thomas vogel vogt voigt"
    " wagner walter weber weiß werner winkler winter wolf yilmaz ziegler zimmermann öztürk"
)
NO_SURNAME = (
    "ung", "ungen", "schaft", "schaften", "heit", "keit", "tion", "tionen", "taet", "politik",
    "technik", "erei", "werk", "haus", "wesen", "recht", "bau", "hilfe", "arbeit", "bildung",
    "kultur", "leben", "foerderer", "partner", "schutz", "sport", "gmbh",
)  # fmt: skip
"""Folded ends of words that nobody is called."""
LEGAL_FORMS = _words("gmbh ggmbh ag kg ohg eg ev e co kgaa ug mbh gbr se verlag consult consulting")
BUSINESSES = _words(
    "firma praxis kanzlei apotheke cafe hotel gasthof hof gut galerie buchhandlung verlag park"
    " stadt gemeinde ortsteil bezirk quartier siedlung saal strasse platz allee weg"
    " heim wohnheim pflegeheim altenheim seniorenheim altersheim kinderheim jugendheim tierheim"
    " kita hort krippe kindergarten kindertagesstaette haus zentrum schule grundschule gymnasium"
    " gesamtschule oberschule realschule kolleg akademie campus klinik klinikum krankenhaus"
    " stiftung verein museum buecherei bibliothek halle sporthalle turnhalle stadion"
    " schwimmbad freibad hallenbad treff treffpunkt laden werkstatt schloss bruecke"
)
"""What bears a person's name and is none."""
