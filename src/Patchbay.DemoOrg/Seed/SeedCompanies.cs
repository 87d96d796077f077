namespace Patchbay.DemoOrg.Seed;

/// <summary>Made-up companies; mail domains end in .example, which nobody can own (RFC 2606).</summary>
internal static class SeedCompanies
{
    public static IReadOnlyList<SeedCompany> All { get; } =
    [
        new("Nordic Trams AB", "Transportation", "Stockholm", "Sweden", "nordictrams.example", 1240),
        new("Fjällström Kraft AB", "Energy", "Sundsvall", "Sweden", "fjallstromkraft.example", 860),
        new("Lindholm Möbler AB", "Manufacturing", "Jönköping", "Sweden", "lindholmmobler.example", 310),
        new("Kustlinjen Rederi AB", "Transportation", "Göteborg", "Sweden", "kustlinjen.example", 540),
        new("Björkdal Sjukvård AB", "Healthcare", "Uppsala", "Sweden", "bjorkdal.example", 2100),
        new("Mälardata AB", "Technology", "Västerås", "Sweden", "malardata.example", 95),
        new("Harrow & Vale Ltd", "Retail", "London", "United Kingdom", "harrowvale.example", 430),
        new("Thornbridge Water", "Utilities", "Sheffield", "United Kingdom", "thornbridgewater.example", 1900),
        new("Kestrel Insurance plc", "Banking", "London", "United Kingdom", "kestrelins.example", 3100),
        new("Pennine Dairy Co", "Agriculture", "Leeds", "United Kingdom", "penninedairy.example", 220),
        new("Albion Rail Services", "Transportation", "Derby", "United Kingdom", "albionrail.example", 1450),
        new("Ferrous & Fitch", "Manufacturing", "Birmingham", "United Kingdom", "ferrousfitch.example", 180),
        new("Lighthouse Schools Trust", "Education", "Brighton", "United Kingdom", "lighthouseschools.example", 760),
        new("Greenwich Film Lab", "Media", "London", "United Kingdom", "greenwichfilm.example", 64),
        new("Havelblick Hotels GmbH", "Hospitality", "Berlin", "Germany", "havelblick.example", 390),
        new("Rosenthaler Maschinenbau GmbH", "Manufacturing", "Stuttgart", "Germany", "rosenthaler.example", 2700),
        new("Spreewerk Energie AG", "Energy", "Cottbus", "Germany", "spreewerk.example", 1100),
        new("Klinikum Ostsee gGmbH", "Healthcare", "Rostock", "Germany", "klinikumostsee.example", 3400),
        new("Bauhof Krüger KG", "Construction", "Leipzig", "Germany", "bauhofkrueger.example", 240),
        new("Tiergarten Medien GmbH", "Media", "Berlin", "Germany", "tiergartenmedien.example", 120),
        new("Nordlicht Logistik SE", "Transportation", "Hamburg", "Germany", "nordlichtlog.example", 4200),
        new("Maison Delacroix SAS", "Retail", "Lyon", "France", "maisondelacroix.example", 510),
        new("Atelier Fontaine", "Manufacturing", "Nantes", "France", "atelierfontaine.example", 85),
        new("Hôpital Sainte-Lucie", "Healthcare", "Lille", "France", "saintelucie.example", 2900),
        new("Vignobles Castelnau", "Agriculture", "Bordeaux", "France", "castelnau.example", 140),
        new("Rhône Télécom", "Telecommunications", "Lyon", "France", "rhonetelecom.example", 880),
        new("Banque du Littoral", "Banking", "Marseille", "France", "banquelittoral.example", 1700),
        new("Cedar Ridge Credit Union", "Banking", "Denver", "United States", "cedarridgecu.example", 420),
        new("Blue Mesa Outfitters", "Retail", "Boulder", "United States", "bluemesa.example", 150),
        new("Pacific Crest Analytics", "Technology", "San Francisco", "United States", "pcanalytics.example", 260),
        new("Golden Gate Freight", "Transportation", "Oakland", "United States", "ggfreight.example", 940),
        new("Harbor Point Medical", "Healthcare", "Boston", "United States", "harborpoint.example", 1850),
        new("Lone Star Solar", "Energy", "Austin", "United States", "lonestarsolar.example", 330),
        new("Prairie State Foods", "Agriculture", "Chicago", "United States", "prairiestate.example", 1200),
        new("Five Boroughs Realty", "Other", "New York", "United States", "fiveboroughs.example", 210),
        new("Evergreen Timber Co", "Manufacturing", "Portland", "United States", "evergreentimber.example", 640),
        new("Desert Bloom Resorts", "Hospitality", "Las Vegas", "United States", "desertbloom.example", 2200),
        new("Sound Transit Software", "Technology", "Seattle", "United States", "soundts.example", 175),
        new("Coral Bay Cruises", "Hospitality", "Miami", "United States", "coralbay.example", 1300),
        new("Back Bay University", "Education", "Boston", "United States", "backbayu.example", 5200),
        new("Summit Peak Builders", "Construction", "Denver", "United States", "summitpeak.example", 290),
        new("Southern Cross Mining", "Manufacturing", "Newcastle", "Australia", "scmining.example", 3600),
        new("Wattle Grove Wines", "Agriculture", "Sydney", "Australia", "wattlegrove.example", 75),
        new("Harbour City Ferries", "Transportation", "Sydney", "Australia", "hcferries.example", 410),
        new("Banksia Health", "Healthcare", "Wollongong", "Australia", "banksiahealth.example", 980),
        new("Kookaburra Books", "Retail", "Sydney", "Australia", "kookaburrabooks.example", 45),
    ];
}

/// <param name="Name">As on its door.</param>
/// <param name="Industry">A value of the account's picklist.</param>
/// <param name="City">Where it is.</param>
/// <param name="Country">English name; decides names and numbers of its people.</param>
/// <param name="Domain">Of its mail.</param>
/// <param name="Employees">How many work there.</param>
internal sealed record SeedCompany(string Name, string Industry, string City, string Country, string Domain, long Employees);
