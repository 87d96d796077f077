namespace Patchbay.DemoOrg.Seed;

/// <summary>Given and family names by country.</summary>
internal static class SeedNames
{
    private static readonly Dictionary<string, (string[] First, string[] Last)> _names = new()
    {
        ["Sweden"] = (
            ["Erik", "Karin", "Lars", "Ingrid", "Anders", "Maria", "Sven", "Elsa",
                "Nils", "Astrid", "Oskar", "Freja", "Gustav", "Linnéa", "Amir", "Fatima"],
            ["Andersson", "Johansson", "Nyström", "Bergqvist", "Sjöberg", "Holm", "Lundgren", "Åkesson",
                "Öberg", "Haddad", "Forsberg", "Ekström", "Wallin", "Norén", "Sandström", "Hassan"]),
        ["United Kingdom"] = (
            ["James", "Amelia", "Harry", "Sophie", "Callum", "Isla", "Rhys", "Niamh",
                "Aarav", "Zainab", "Thomas", "Grace", "Declan", "Imogen", "Kwame", "Beatrice"],
            ["Whitfield", "Hargreaves", "Patel", "Okonkwo", "Davies", "MacLeod", "Begum", "Fairclough",
                "Osborne", "Khan", "Tunnicliffe", "Boateng", "Sinclair", "Prior", "Rowntree", "Ahmed"]),
        ["Germany"] = (
            ["Lukas", "Anna", "Felix", "Greta", "Matthias", "Heike", "Emre", "Leyla",
                "Sebastian", "Katharina", "Jürgen", "Monika", "Tobias", "Franziska", "Piotr", "Svetlana"],
            ["Schäfer", "Vogel", "Yılmaz", "Hoffmann", "Krüger", "Lehmann", "Brandt", "Nowak",
                "Zimmermann", "Köhler", "Seidel", "Demir", "Pfeiffer", "Böhm", "Ludwig", "Richter"]),
        ["France"] = (
            ["Camille", "Hugo", "Léa", "Antoine", "Chloé", "Mehdi", "Manon", "Baptiste",
                "Inès", "Théo", "Aïcha", "Guillaume", "Margaux", "Youssef", "Élodie", "Pascal"],
            ["Moreau", "Lefèvre", "Benali", "Girard", "Rousseau", "Fournier", "Diallo", "Chevalier",
                "Mercier", "Garnier", "Lambert", "Traoré", "Perrin", "Gauthier", "Marchand", "Cohen"]),
        ["United States"] = (
            ["Maria", "Michael", "Aisha", "David", "Jasmine", "Robert", "Mei", "Carlos",
                "Emily", "Tyrone", "Sarah", "Daniel", "Priya", "William", "Guadalupe", "Nathan"],
            ["Ramirez", "Johnson", "Nguyen", "Williams", "Chen", "Washington", "Kowalski", "O'Connor",
                "Gupta", "Martinez", "Goldberg", "Jackson", "Kim", "Petersen", "Delgado", "Freeman"]),
        ["Australia"] = (
            ["Jack", "Matilda", "Liam", "Chloe", "Noah", "Ruby", "Ngaire", "Dimitri",
                "Lachlan", "Poppy", "Anh", "Hamish", "Tahlia", "Vikram", "Bindi", "Oscar"],
            ["Murphy", "Papadopoulos", "Tran", "Mitchell", "Kelly", "Singh", "Walker", "Bianchi",
                "Fraser", "Wilson", "Le", "Campbell", "Barton", "Rao", "Marshall", "Cooper"]),
    };

    /// <summary>The <paramref name="number"/>th person of a country; the first 256 differ.</summary>
    public static (string First, string Last) Of(string country, int number)
    {
        var (first, last) = _names[country];
        return (first[(number * 5 + number / 16) % first.Length], last[number * 7 % last.Length]);
    }
}
