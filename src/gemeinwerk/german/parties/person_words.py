"""The words of persons: how they are addressed, their titles, what most of them are called."""

import re
import unicodedata

from gemeinwerk.german.text import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _words("von vom van de der den zu zur al el bin ben di da do dos du la le ter")
"""Small words between the names of one person."""
_FIRST_NAMES = _words(
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
    " abdul abdullah abdulrahman adele adnan agathe agnes agnieszka ahmet aisha aleksandar"
    " aleksandra alessandra alessandro alfred alice aliya alois alp alwin amal amelie amer anas"
    " anastasiia andrzej anett angelina angelo anika annelore annkathrin anouk ansgar antonella"
    " antonio anwar ariane armin arno arthur arzu ayhan aylin ayman ayşegül baris bashar beata"
    " benedikt benno berit bernadette berta berthold bertram bilal bogdan boguslaw bohdan bojan"
    " burak burkhard bärbel bülent can canan carlo carlos celine cemal cengiz christel christl"
    " claudio concetta constantin cäcilie dariusz davide dejan deniz derya diego dietlind dilek"
    " dimitrios dorit dorota dragan dusan dörte eberhard ebru ece eckhard edgar edith egon"
    " elfriede elias elise elmar elsbeth emel emil emre engelbert enis enno enrico ercan erdal"
    " erhard erkan ernst esra eugen ewa ewald fabienne fabio fadi fadime faisal farah fares"
    " farid fatemeh federica ferdinand ferhat filippo filiz finja francesca francesco franco"
    " frauke frederike freya friederike friedhelm fritz gabriela gebhard georgios gero gertrud"
    " gesa ghassan gianni giovanni gisbert giselher gitte giulia giuseppe goran gottfried greta"
    " gretel grit grzegorz gundula gunter gökhan götz gülay habib haidar hakan halil halime"
    " halyna hamid hamza hartwig hauke hedwig heinke heino helge helma henriette henrike"
    " hermine herta hilmar hiltrud hinrich hossein huda huseyin hussein hüseyin ida igor ilknur"
    " iman imke ingmar ingolf insa ioannis irmgard irmtraud iryna ismail ivana ivo iwona jacek"
    " jadwiga jamal jamila janne jannik jannis jaroslaw jasper javier jean jelena jennifer"
    " jenny jerzy jette joanna jobst johanne jolanta jonathan jorge jose jost josé jovana juan"
    " julius kadir kaja karim karima kasia katarzyna kateryna katharine kathi kathrine katinka"
    " kenan khalid kilian kira konstantinos konstanze korinna krzysztof kübra lamia lasse layla"
    " leander leif lennart leopold liane lilli lilly lisbeth ljiljana lorena lorenz lorenzo"
    " lotte lucas lucia lucie ludmila luigi luise magda mahmoud mahmut malak malgorzata manon"
    " marcella marcello marek margarethe margrit mariam marietta marija marijana marika marit"
    " marius mariusz marko marta marwan maryam mateusz mathilde mathis matteo mechthild"
    " meinhard melek melissa meltem meral merle mert metin miguel mila milan milos mirja"
    " mirjana mirko mohamad mounir moustafa muhammad murat mykola nabil nadim nancy nasrin"
    " nasser nataliia nazan necla nenad nermin nesrin nick nico nicolo niels nihat nikola"
    " nikolai nikolaj nilgün noah noor nour nuray nurcan oksana ole oleg oleh oleksandr oleksii"
    " olena olivia omid onno orhan ortrud ottmar otto ozan oğuz pamela paolo parisa pavel pavlo"
    " pawel pedro petro philine philippa pierre pietro piotr predrag pınar rabea rabia rafal"
    " raimund rainer ramazan rami rania rasha recep reem reinhild reinhold renata reza rieke"
    " roberto ronja rosi roxana ruben rupert sabina salah saleh salim salma salvatore samer"
    " sandy sanja sedat selin sema sergio serhii sevda severin sevgi sevim shirin sibel silja"
    " simona slawomir slobodan snezana solveig songül soraya stefania stefano stella sten stine"
    " susi svitlana süleyman tareq tarik tetiana thea thekla theo theodor thies tihana till"
    " tillmann timon tomasz tomke toni traute trude tuba tuncay turgut tülay ufuk umut urs uğur"
    " vadim vadym vesna vincenzo vitali vivian vivien vladimir volkan volkmar volodymyr"
    " walburga waldemar walid wendelin wenke wibke wiltrud winfried wojciech wolfhard xaver"
    " yahya yakup yana yannick yara yasser yevhen ylva younes yulia yuliia yuri yurii zahra"
    " zainab zbigniew zehra zeljko zerrin zita zofia zora zoran züleyha ömer özge özlem łukasz"
    " şerife şükrü"
)
_SURNAMES = _words(
    "albrecht arnold bauer baumann beck becker berger bergmann brandt braun busch böhm celik"
    " demir dietrich engel fischer franke friedrich fuchs graf groß günther haas hahn hartmann"
    " heinrich herrmann hoffmann hofmann horn huber jung jäger kaiser kaya keller koch koehler"
    " kraus krause krueger krämer krüger kuhn köhler könig kühn lange lehmann lindner lorenz"
    " ludwig maier mayer meier meyer moeller mueller muster musterfrau mustermann möller müller"
    " neumann nguyen otto peters pfeiffer pohl richter roth sahin sauer schaefer schmid schmidt"
    " schmitt schneider scholz schreiber schroeder schröder schubert schultz schulz schulze"
    " schumacher schuster schwarz schäfer seidel simon sommer stein thomas vogel vogt voigt"
    " wagner walter weber weiß werner winkler winter wolf yilmaz ziegler zimmermann öztürk"
    " abel acar adler ahrens akin aksoy albers albert alhamad altmann arndt arslan ates avci"
    " aydin bachmann bahr bajric balci baran bartels barthel bartsch baumgart baumgarten"
    " baumgartner bayram becher bechtold behnke behrendt behrens benz berndt bernhardt berthold"
    " bertram beyer biermann binder bischoff blum bode bohn bolz bondarenko brandes brandl"
    " breuer brinkmann bruhn brunner bruns buchholz buchner budde bulut burghardt burkhardt"
    " buschmann böhme böttcher büchner bühler büttner carstens cetin christiansen clemens"
    " conrad dahm dahmen decker demirci diehl diekmann dietz dietze doğan dreher drews dreyer"
    " dörr ebert eckert eder eggers ehlers ehrhardt eichhorn eichler eilers erdmann erdoğan"
    " esser ewald feldmann fernandez fiedler fink fleischmann franz frey fricke friedel fritsch"
    " fritz fromm fröhlich funke förster gabriel garcia gebhardt geiger geisler geißler"
    " gerhardt gerlach giese gottschalk grimm grote gruber guth gärtner göbel götz güler güneş"
    " haag haase haberland haddad hagemann hahne hamann hanke hansen harms hartung hartwig"
    " hasan hassan haupt hecht heine heinemann heinz heinze heller hellwig hempel henke henkel"
    " hennig henning hensel hentschel hering hermann herold hesse heuer heß hildebrand"
    " hildebrandt hiller hinrichs hinz hirsch hoang hofbauer hohmann hoppe hornung horvat huth"
    " höfer höhne hübner ihle ivanov ivanova jacob jacobi jacobs jahn jakob jankowski jansen"
    " janssen janzen jensen jordan jost jovanovic jürgens kahl kaminski kaplan karaca kasper"
    " kaufmann kellner keskin kessler keßler khalil khoury kiefer kirchner kirsch kleemann"
    " klemm klose kluge knobloch knoll kopp korkmaz koslowski kovac kovacs kovalenko kowalczyk"
    " kowalski koç kramer kranz krebs kremer kreutz krieger kroll kruse kröger kummer kunz"
    " kunze körner kühne kılıç lambrecht lauer lechner lehner lemke leonhardt lerch liebig"
    " liebscher lippert lohmann lopez lorenzen ludewig löffler lüders maas mack mahler mann"
    " mansour markovic marquardt martens martinez marx matthes maurer mayr mehl meinecke"
    " meißner menzel mertens metzger metzler meurer michels mielke mohr müllner münch naumann"
    " neubauer neubert neuhauser niemann niemeyer nikolic noack nolte novak nowak ohlsen opitz"
    " papadopoulos paulsen pawlowski petersen petrenko petri petrov petrovic pham pieper"
    " pietsch pohlmann polat popov popova preuss preuß probst quast raabe rasch rausch reichel"
    " reichert reimann reimer reimers reinhardt renner reuter riedel rieder riedl rieger rohde"
    " rosenthal rothe rudolph runge russo rösler rößler sander schade schaller scherer"
    " schilling schindler schlegel schlüter schmidtke schmitz schober scholl scholze schott"
    " schramm schreier schröter schuhmacher schulte schumann schwabe schwarze schäfers"
    " schönfeld schütte schütz seeger seifert seiler seitz semmler senger shevchenko siebert"
    " sievers smirnov sommerfeld stadler steffen steffens steiner steinert steinmetz stephan"
    " stoll stolz stratmann straub strauss strauß strunk ströbel stöhr sönmez tekin theis thiel"
    " thiele thieme tiedemann timm toprak tran tuncer turan uhlig ulbrich ullrich unger uslu"
    " uzun vetter voelker völker wagener waldmann walther wegener wegner wehner weidner weigel"
    " weigl weiland weiss wendt wenzel wichmann wiedemann wiegand wieland wiese wilhelm wilke"
    " wille willems wirth witte wittmann wolff wulf wunderlich yavuz yıldırım yıldız zander"
    " zinn çelik özcan özdemir özen özer özgün özgür özkan ünal şahin şimşek"
)
_ENDS = re.compile(
    r"(?:oglu|enko|[a-z]{2}(?:ovic|evic|owicz|ewicz|wski|owsky|ewski|nski|czyk|czak|opoulos|idis)|[a-z]{3}yan|shvili)\Z"
    r"|[a-z]{3}(?:meier|meyer|mayer|maier|mueller|schmidt|schmitt|schulte|schulze|schroeder|huber)\Z"
    r"|[a-z]{3}(?<!zimmer)(?<!kauf)(?<!fach)(?<!buds)(?<!haupt)mann\Z"
)
"""Only surnames end so."""


def _spelled(word: str) -> set[str]:
    """A name folded, and without its marks: "Özdemir" is "oezdemir" and "ozdemir"."""
    low = word.casefold().translate(_LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return {fold(low), bare}


_LETTERS = {ord("ı"): "i", ord("ł"): "l", ord("đ"): "d", ord("ø"): "o"}
_FIRST = frozenset(one for name in _FIRST_NAMES for one in _spelled(name))
_LAST = frozenset(one for name in _SURNAMES for one in _spelled(name))


def is_first_name(word: str) -> bool:
    """A common one, or several in one: "Sabine", "AYŞE", "Hans-Jürgen"."""
    spelled = _spelled(word)
    return bool(spelled & _FIRST) or any(one.partition("-")[0] in _FIRST for one in spelled)


def is_surname(word: str) -> bool:
    """A common one, or one by its ending; of a double name either: "Müller-Quellfeld"."""
    for spelled in _spelled(word):
        parts = spelled.split("-")
        if any(part in _LAST for part in parts) or _ENDS.search(parts[-1][-_WIDE:]):
            return True
    return False


_WIDE = 16
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
