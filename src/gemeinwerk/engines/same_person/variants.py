"""First names that are one name: short ones, and the same one in several languages."""

_SHORT = """
hans hannes: johannes johann | gabi gaby: gabriele gabriela | steffi: stefanie stephanie
susi sanne: susanne susanna susann | bernd: bernhard | heinz heiner: heinrich
fritz: friedrich | wolf wolle: wolfgang wolfram | kathi kati kaethe katja: katharina kathrin katrin
andi andy: andreas andrea | alex sascha: alexander alexandra | micha michi mike: michael michaela
jo jochen achim: joachim | rolf rudi: rudolf | uli ulli: ulrich ulrike | ulla: ursula ulrike
gerd gert: gerhard | matze matthi: matthias mathias | tom tommy: thomas | tobi: tobias
basti: sebastian | flo: florian | max: maximilian | toni: anton antonia | schorsch joerg: georg
lisa liesel sissi betty elli: elisabeth | lena leni: magdalena helena helene | moni: monika
bine: sabine | conny: cornelia konstanze | christl christel: christine christina christiane
tina: christina martina bettina | chris: christian christine christina christoph | manu: manuela
nico niko: nikolas nicolas | resi: theresia therese theresa | vroni: veronika | rosi: rosemarie
traudl trude: gertrud gertraud | hilde: hildegard | inge: ingeborg | reni: renate | babs: barbara
bea: beate beatrice | willi willy: wilhelm | franz: franziskus | sepp: josef joseph | lutz: ludwig
manni: manfred | eddi: eduard edgar | eddy: edward eduard | freddy: frederik alfred manfred
dani: daniel daniela | gitti gitte: brigitte birgit | heidi: heidrun adelheid heidemarie
vicky: viktoria victoria | rick ricky: richard | bob rob: robert | leo: leonhard leopold leon
ben benni: benjamin | sam: samuel samira | timo: timotheus | kalle: karl carl | anni: anna anne
nastja: anastasia anastasija anastasiia | tanja: tatjana tetiana tatiana | mia: maria
katja katya: ekaterina kateryna jekaterina yekaterina | lotte: charlotte lieselotte | phil: philipp
mitja dima: dmitri dmytro dmitrij | wolodja: volodymyr vladimir wladimir | sveta: svitlana svetlana
memo: mehmet | ibo: ibrahim | abdul: abdulrahman abdulkadir | hasi: hasan | nati: natalia nataliia
"""
"""Short forms before the colon: two full names are never the same, Daniel is not Daniela."""
_LANGUAGES = """
mohammed muhammad mohamed mohamad muhamed mohammad muhammed mohammet
ahmed ahmad achmed ahmet achmad | mahmoud mahmud mahmut machmud | hussein husain hossein huseyin
hussain hussien hussin | hassan hasan hassen
yusuf youssef yousef youssuf jusuf yussuf iusuf jussuf
khaled khalid chaled chalid halid halit khalit | omar oemer umar umer | osman othman uthman
ibrahim ibraheem ebrahim | ismail ismael esmail | abdullah abdallah abdulla
mustafa moustafa mostafa | moustapha | suleiman sulaiman sueleyman soliman suleyman
said saeed saied sayed | rashid rachid raschid | aisha ayse aischa aicha ayesha
fatima fatma fatemeh fatimah | zainab zeynep zeinab zaynab sainab
khadija hatice khadidja chadidscha | maryam mariam meryem miriam | leila layla leyla lejla
samira sameera | noor nour nur | yasmin jasmin yasemin yasmine jasmine | amina aminah emine ameena
ali aly | jamal cemal dschamal gamal djamal | karim kareem kerim | tarek tariq tarik
walid waleed | olena elena jelena yelena helena alena olenka
oleksandr aleksandr alexander oleksander aleksander | serhii sergej sergei sergey serhij sergii
iryna irina irena | natalia nataliia natalja natalya | natalija natalie
mykola nikolai nikolaj nikolay | volodymyr vladimir wolodymyr wladimir
dmytro dmitri dmitrij dmitry dmitriy | yevhen evgeny evgenij eugen yevgeny jewgeni jewhen
halyna galina halina | oleh oleg | pavlo pavel pawel paul | petro petr pjotr piotr
yulia julia yuliia julija iuliia iulia juliia | hanna ganna | mykhailo michail mikhail mihail
svitlana svetlana swetlana switlana | liudmyla ludmila ljudmila lyudmila ludmyla | oksana oxana
yurii juri yuri jurij yury iurii | vasyl wassili vasily vasili | bohdan bogdan | ihor igor
kseniia xenia ksenia oksinia | viktor victor wiktor | viktoriia viktoria viktorija
sofiia sofia sophia sofija sofie | mariia maria marija | andrii andrej andrey andrei
"""


def _short() -> dict[str, tuple[tuple[int, bool], ...]]:
    """Name -> (its group, whether it is a short form)."""
    found: dict[str, list[tuple[int, bool]]] = {}
    for number, group in enumerate(_SHORT.replace("\n", " | ").split("|")):
        short, _colon, full = group.partition(":")
        for names, is_short in ((short, True), (full, False)):
            for name in names.split():
                found.setdefault(name, []).append((number, is_short))
    return {name: tuple(some) for name, some in found.items()}


def _groups(text: str) -> dict[str, frozenset[int]]:
    """Name -> the groups it is in. Lines and bars part groups; a line without a bar goes on."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(text.replace("\n", " | ").split("|")):
        for name in group.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


SHORT, LANGUAGES = _short(), _groups(_LANGUAGES)


def is_short_for(one: str, other: str) -> bool:
    """ "gabi" and "gabriele"; both written out in small letters without umlauts."""
    return any(
        number == again and (is_short or short)
        for number, is_short in SHORT.get(one, ()) for again, short in SHORT.get(other, ())
    )  # fmt: skip


def is_the_same_elsewhere(one: str, other: str) -> bool:
    """ "mohammed" and "muhammad"."""
    return bool(LANGUAGES.get(one, frozenset()) & LANGUAGES.get(other, frozenset()))
