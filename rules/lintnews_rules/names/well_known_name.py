"""It is the Brookings Institution, Johns Hopkins and eBay: readers who know stop reading there.

The list has institutions, firms, offices and papers that copy often gets wrong, with the form
that they themselves use. It is our own, made from what the bodies call themselves; a desk adds
to it, or to the house list, what it meets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lintnews import (
    COPY,
    Edit,
    Example,
    Finding,
    Fix,
    Options,
    Reading,
    Severity,
    Span,
    option,
    rule,
    token_places,
)

# The wrong forms, with a stroke between them, and the official one.
NAMES = """
Brookings Institute = Brookings Institution
Smithsonian Institute = Smithsonian Institution
Hoover Institute = Hoover Institution
Cato Institution = Cato Institute
American Enterprise Institution = American Enterprise Institute
Pew Research Centre|Pew Research Institute = Pew Research Center
Pew Charitable Trust = Pew Charitable Trusts
Center for Disease Control and Prevention = Centers for Disease Control and Prevention
Center for Disease Control = Centers for Disease Control
Centre for Disease Control and Prevention|Centres for Disease Control and Prevention = Centers for Disease Control and Prevention
Center for Medicare and Medicaid Services = Centers for Medicare and Medicaid Services
Center for Medicare & Medicaid Services = Centers for Medicare & Medicaid Services
National Institute of Health = National Institutes of Health
National Institutes of Mental Health = National Institute of Mental Health
Food and Drugs Administration|Federal Drug Administration|Food & Drugs Administration = Food and Drug Administration
Drug Enforcement Agency = Drug Enforcement Administration
Transport Security Administration|Transportation Safety Administration|Transportation Security Agency = Transportation Security Administration
National Transport Safety Board|National Transportation Security Board = National Transportation Safety Board
Veteran's Administration|Veterans' Administration = Veterans Administration
Department of Veteran Affairs|Department of Veteran's Affairs|Department of Veterans' Affairs = Department of Veterans Affairs
Veterans of Foreign War = Veterans of Foreign Wars
Environment Protection Agency|Environmental Protection Administration = Environmental Protection Agency
Office of Management and the Budget = Office of Management and Budget
Government Accounting Office|Government Accountability Agency = Government Accountability Office
Security and Exchange Commission|Securities and Exchanges Commission|Securities Exchange Commission = Securities and Exchange Commission
Federal Communication Commission = Federal Communications Commission
Federal Elections Commission = Federal Election Commission
Federal Trade Commision = Federal Trade Commission
Consumer Finance Protection Bureau|Consumer Financial Protection Agency = Consumer Financial Protection Bureau
Customs and Borders Protection|Customs and Border Patrol = Customs and Border Protection
Immigration and Custom Enforcement|Immigrations and Customs Enforcement = Immigration and Customs Enforcement
Citizenship and Immigrations Services|Citizenship and Immigration Service = Citizenship and Immigration Services
Bureau of Alcohol, Tobacco and Firearms and Explosives = Bureau of Alcohol, Tobacco, Firearms and Explosives
Bureau of Indian Affair = Bureau of Indian Affairs
Bureau of Prison = Bureau of Prisons
National Park Services|National Parks Service = National Park Service
National Weather Services = National Weather Service
National Oceanographic and Atmospheric Administration|National Oceanic and Atmospheric Association = National Oceanic and Atmospheric Administration
National Aeronautic and Space Administration|National Aeronautics and Space Agency = National Aeronautics and Space Administration
United States Geologic Survey|U.S. Geologic Survey|US Geologic Survey = U.S. Geological Survey
Army Corp of Engineers = Army Corps of Engineers
Marine Corp = Marine Corps
Peace Corp = Peace Corps
Joint Chief of Staff = Joint Chiefs of Staff
Human Right Campaign = Human Rights Campaign
Doctors without Borders = Doctors Without Borders
American Civil Liberty Union|American Civil Liberties Unions = American Civil Liberties Union
Mothers Against Drunk Drivers = Mothers Against Drunk Driving
Boy's Scouts|Boys Scouts of America = Boy Scouts
Girl's Scouts|Girls Scouts of the USA = Girl Scouts
National Association for the Advancement of Coloured People = National Association for the Advancement of Colored People
John Hopkins University|John Hopkins Hospital|John Hopkins = Johns Hopkins
Carnegie-Mellon = Carnegie Mellon
Massachusetts Institution of Technology|Massachusetts Institute for Technology = Massachusetts Institute of Technology
California Institution of Technology = California Institute of Technology
Rensselear|Renssalaer|Rennselaer = Rensselaer
Univerity|Univeristy|Unversity|Universtiy = University
William and Marry = William & Mary
Swathmore|Swarthmoor College = Swarthmore
Vanderbuilt = Vanderbilt
Gallaudette|Galludet = Gallaudet
Guggenhiem|Gugenheim = Guggenheim
Metropolitan Museum of Arts = Metropolitan Museum of Art
Museum of Modern Arts = Museum of Modern Art
Julliard = Juilliard
Madison Squares Garden = Madison Square Garden
Price Waterhouse Coopers|Pricewaterhouse Coopers|Price WaterhouseCoopers|PriceWaterhouseCoopers|Pricewaterhousecoopers = PricewaterhouseCoopers
JP Morgan Chase|J.P. Morgan Chase|JP MorganChase|J. P. Morgan Chase|JPMorgan-Chase = JPMorgan Chase
Goldman-Sachs|Goldmann Sachs|Goldman Sach|Goldman Sach's = Goldman Sachs
Morgan-Stanley|Morgan Stanly = Morgan Stanley
Merril Lynch|Merrill-Lynch|Merill Lynch = Merrill Lynch
Lehmann Brothers|Lehman Bros|Leyman Brothers = Lehman Brothers
Well's Fargo|Wells-Fargo = Wells Fargo
Standard and Poors|Standard and Poor|Standard & Poors = Standard & Poor's
Moodys = Moody's
Macys = Macy's
McDonalds|MacDonald's|Mcdonald's = McDonald's
Wendys = Wendy's
Dominos Pizza = Domino's Pizza
Dennys = Denny's
Lowes Companies = Lowe's Companies
Bloomingdales = Bloomingdale's
Sothebys = Sotheby's
Lloyds of London = Lloyd's of London
Campbell's Soup Company = Campbell Soup Company
Proctor & Gamble|Proctor and Gamble = Procter & Gamble
Barnes & Nobles|Barnes and Nobles = Barnes & Noble
Harper Collins = HarperCollins
Penguin Randomhouse = Penguin Random House
Anheuser Busch|Anheiser-Busch|Anheuser-Bush|Anheuser Bush|Anhauser-Busch|Anheuser-Busche = Anheuser-Busch
Coca Cola = Coca-Cola
Pepsi Co|Pepsico = PepsiCo
Kimberley-Clark|Kimberly Clark = Kimberly-Clark
Rolls Royce = Rolls-Royce
Mercedes Benz = Mercedes-Benz
Harley Davidson = Harley-Davidson
Hewlett Packard Enterprises = Hewlett Packard Enterprise
Lockheed-Martin|Lockheed Martins = Lockheed Martin
Northrup Grumman|Northrop-Grumman|Northrop Grummen = Northrop Grumman
Haliburton = Halliburton
Exxon Mobile|ExxonMobile|Exxon-Mobil = Exxon Mobil
Conoco Phillips|Conoco-Phillips = ConocoPhillips
FedEX|Fed-Ex|Fedex|Fed Ex = FedEx
Buzzfeed|Buzz Feed = BuzzFeed
Youtube|You Tube = YouTube
Linkedin|Linked-In = LinkedIn
Paypal|Pay Pal = PayPal
Tik Tok|Tiktok = TikTok
Snap Chat|SnapChat = Snapchat
FaceBook|Face Book = Facebook
WhatsAp|Whatsapp|What's App = WhatsApp
DropBox = Dropbox
Wiki Leaks|Wikileaks = WikiLeaks
Microsft|MicroSoft = Microsoft
SalesForce = Salesforce
Ebay|EBay = eBay
Iphone|I-Phone = iPhone
Ipad|I-Pad = iPad
Door Dash|Doordash = DoorDash
AirBnB|Air BnB|AirBNB|AirB&B = Airbnb
We Work|Wework = WeWork
SpaceEx|Space-X = SpaceX
Volkswagon|Volkswagan|Volkwagen = Volkswagen
Porshe = Porsche
Hyundia|Hundai = Hyundai
Mitsibishi|Mitsubushi = Mitsubishi
Budwieser|Budwiser = Budweiser
Heiniken|Heinekin = Heineken
Dunkin Donuts = Dunkin' Donuts
Kellogs|Kelloggs = Kellogg's
Pfiser|Phizer|Pfzier = Pfizer
Astra Zeneca|Astra-Zeneca|Astrazeneca = AstraZeneca
Glaxo Smith Kline|Glaxosmithkline = GlaxoSmithKline
Bristol Myers-Squibb|Bristol-Meyers Squibb|Bristol-Myers-Squibb = Bristol Myers Squibb
United Health Group = UnitedHealth Group
Blue Cross/Blue Shield = Blue Cross Blue Shield
Kaiser Permanante|Kaiser Permenente = Kaiser Permanente
Memorial Sloan Kettering Center|Memorial Sloan-Kettering Center = Memorial Sloan Kettering Cancer Center
M.D. Anderson Cancer Centre|MD Anderson Cancer Centre = MD Anderson Cancer Center
Associates Press|Associate Press|Assosiated Press = Associated Press
Huffingtion Post|Huffington Posts = Huffington Post
Breitbard News|Brietbart = Breitbart
Wall Street Journel|Wallstreet Journal = Wall Street Journal
Philadelphia Enquirer = Philadelphia Inquirer
Cincinnati Inquirer = Cincinnati Enquirer
National Inquirer = National Enquirer
Encyclopedia Brittanica|Encyclopaedia Brittanica|Encyclopedia Brittannica = Encyclopaedia Britannica
Merriam Webster|Meriam-Webster|Merriam-Webster's Inc = Merriam-Webster
Guiness Book|Guiness World Records = Guinness
Pullitzer|Pulitizer = Pulitzer
Nobel Price|Noble Prize|Nobel Peace Price|Noble Peace Prize = Nobel Prize
Caesar's Palace = Caesars Palace
Harrod's = Harrods
Sainsburys = Sainsbury's
Marks and Spencers|Marks & Spencers = Marks & Spencer
Barclay's Bank = Barclays
Christies auction = Christie's auction
Reader's Digests|Readers Digest|Readers' Digest = Reader's Digest
Ladies Home Journal|Lady's Home Journal = Ladies' Home Journal
Publisher's Weekly|Publishers' Weekly = Publishers Weekly
Fanny Mae = Fannie Mae
Freddy Mac = Freddie Mac
Sally Mae = Sallie Mae
League of Woman Voters = League of Women Voters
National Organization of Women = National Organization for Women
Screen Actor's Guild|Screen Actors' Guild = Screen Actors Guild
Director's Guild of America = Directors Guild of America
Actor's Equity|Actors Equity = Actors' Equity
Lion's Club|Lions' Club = Lions Club
Knights of Colombus = Knights of Columbus
National Collegiate Athletics Association = National Collegiate Athletic Association
Professional Golfers Association = Professional Golfers' Association
World Anti-Doping Association = World Anti-Doping Agency
Human Right Watch = Human Rights Watch
American Medical Organization = American Medical Association
Brookings Foundation = Brookings Institution
Heritage Institution = Heritage Foundation
Rand Institute = Rand Corporation
Gallop poll|Gallop Poll = Gallup poll
Quinnipac|Quinnipiack|Quinipiac = Quinnipiac
Carnegie Endowment for Peace = Carnegie Endowment for International Peace
Underwriter's Laboratories = Underwriters Laboratories
United State Senate|United State House = United States
Department of Homeland Securities = Department of Homeland Security
Federal Emergency Management Administration = Federal Emergency Management Agency
Federal Reserves Board = Federal Reserve Board
Federal Bureau of Investigations = Federal Bureau of Investigation
Occupational Safety and Hazard Administration|Occupational Health and Safety Administration = Occupational Safety and Health Administration
Equal Employment Opportunities Commission|Equal Opportunity Employment Commission = Equal Employment Opportunity Commission
Nuclear Regulation Commission = Nuclear Regulatory Commission
National Highway Transportation Safety Administration|National Highway Traffic Safety Association|National Highway Safety Traffic Administration = National Highway Traffic Safety Administration
Bureau of Land Managements = Bureau of Land Management
National Labor Relation Board = National Labor Relations Board
Commodities Futures Trading Commission|Commodity Futures Trade Commission = Commodity Futures Trading Commission
Federal Deposit Insurance Company = Federal Deposit Insurance Corporation
"""


class WellKnownNameOptions(Options):
    """The desk's own names."""

    extend: tuple[str, ...] = option((), 'further names, each as "wrong form = official form"')


@rule(
    code="NAM112",
    name="well-known-name",
    summary="a well-known name is not in its official form",
    severity=Severity.WARNING,
    roles=COPY,
    options=WellKnownNameOptions,
    yields_to=frozenset({"NAM109"}),
    bad=(
        """
        The ferry pays, according to the Brookings Institute in Washington.
                                         ^^^^^^^^^^^^^^^^^^^ "Brookings Institute" is officially "Brookings Institution"
        """,
        Example(
            """
            The Lowry Institute says the ferry pays.
                ^^^^^^^^^^^^^^^ "Lowry Institute" is officially "Lowry Institution"
            """,
            options={"extend": ("Lowry Institute = Lowry Institution",)},
        ),
    ),
    good=(
        "The ferry pays, according to the Brookings Institution, Johns Hopkins and eBay.",
        "EBay sells the tickets. “Ask the Brookings Institute,” she said.",
    ),
)
def well_known_name(reading: Reading, options: WellKnownNameOptions) -> Iterator[Finding]:
    """Look in one pass for every wrong form that the story holds."""
    official, by_first = _official(options.extend)
    text, words = reading.text, by_first.keys() & reading.get(token_places).keys()
    wanted = tuple(sorted(wrong for word in words for wrong in by_first[word] if wrong in text))
    if not wanted:
        return
    own = reading.vocabulary.names
    for match in _pattern(wanted).finditer(text):
        wrong = match.group()
        right, span = official[wrong], Span(*match.span())
        if wrong in own or text.startswith(right, span.start):
            continue
        if right[0].islower() and _opens(text, span.start):
            continue
        yield Finding(span, f'"{wrong}" is officially "{right}"', fix=Fix.unsafe(Edit(span, right)))


@lru_cache(maxsize=8)
def _official(own: tuple[str, ...]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return the official form of each wrong one, and the wrong ones by their first words, folded."""
    official: dict[str, str] = {}
    for line in (*NAMES.strip().splitlines(), *own):
        wrongs, _, right = line.partition(" = ")
        official |= dict.fromkeys(wrongs.split("|"), right)
    by_first: dict[str, list[str]] = {}
    for wrong in official:
        by_first.setdefault(_first(wrong), []).append(wrong)
    return official, by_first


def _first(form: str) -> str:
    """Return the first token of a form, folded."""
    return re.split(r"[ /-]", form, maxsplit=1)[0].lower()


@lru_cache(maxsize=256)
def _pattern(wrongs: tuple[str, ...]) -> re.Pattern[str]:
    """Return one expression of wrong forms, the longest first; either apostrophe will do."""
    longest = sorted(wrongs, key=len, reverse=True)
    return re.compile(
        rf"(?<![\w@#/.&-])(?:{'|'.join(map(re.escape, longest))})(?![\w-]|\.\w)(?<!Corp(?=\.))"
    )


def _opens(text: str, start: int) -> bool:
    """Return whether a sentence begins there: "EBay sells …"."""
    before = text[max(0, start - 3) : start].rstrip(" \"“‘'(")
    return not before or before[-1] in ".!?:\n\r"
