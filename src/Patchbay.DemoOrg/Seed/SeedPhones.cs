using System.Globalization;

namespace Patchbay.DemoOrg.Seed;

/// <summary>Hands out numbers from ranges set aside for fiction, written the many ways people write them. Each is given once.</summary>
/// <remarks>
/// United States 555-0100 to 0199 of any area code; United Kingdom (Ofcom) 020 7946 0xxx and 07700 900xxx; Sweden (PTS) 08-465 004 xx
/// and 070-174 06 05 to 99; Germany (BNetzA) 030 23125 xxx and 0171 39200 xx; France (Arcep) 01 99 00 and 06 39 98; Australia (ACMA) 02 5550 xxxx.
/// </remarks>
internal sealed class SeedPhones
{
    private static readonly string[] _areas = ["415", "213", "304", "503", "617", "206", "305", "718", "919", "808"];

    private readonly Dictionary<string, int> _next = [];

    /// <summary>The next office number of a country.</summary>
    public string Office(string country)
    {
        var number = Next(country + " office");
        return country switch
        {
            "Sweden" => Sweden(number),
            "United Kingdom" => UnitedKingdom("20", $"7946 0{100 + number % 900:D3}", number),
            "Germany" => Germany("30", "23125", (number % 1000).ToString("D3", CultureInfo.InvariantCulture), number),
            "France" => France("1", $"99 00 {number / 100 % 100:D2} {number % 100:D2}", number),
            "Australia" => Australia(number),
            _ => UnitedStates(number),
        };
    }

    /// <summary>The next mobile number of a country.</summary>
    public string Mobile(string country)
    {
        var number = Next(country + " mobile");
        return country switch
        {
            "Sweden" => SwedishMobile(number),
            "United Kingdom" => UnitedKingdom("7700", $"900{number % 1000:D3}", number),
            "Germany" => Germany("171", "39200", (number % 100).ToString("D2", CultureInfo.InvariantCulture), number),
            "France" => France("6", $"39 98 {number / 100 % 100:D2} {number % 100:D2}", number),
            "Australia" => Australia(number + 5000),
            _ => UnitedStates(number + 500),
        };
    }

    private int Next(string range)
    {
        _next[range] = _next.GetValueOrDefault(range) + 1;
        return _next[range];
    }

    private static string UnitedStates(int number)
    {
        // 202 is left out: its 0147 is nobody's.
        var area = _areas[number / 100 % _areas.Length];
        var line = (100 + number % 100).ToString("D4", CultureInfo.InvariantCulture);
        return (number % 6) switch
        {
            0 => $"({area}) 555-{line}",
            1 => $"+1 {area} 555 {line}",
            2 => $"{area}-555-{line}",
            3 => $"1-{area}-555-{line}",
            4 => $"{area}.555.{line}",
            _ => $"({area}) 555-{line} x{200 + number % 50}",
        };
    }

    private static string UnitedKingdom(string area, string rest, int number) => (number % 5) switch
    {
        0 => $"0{area} {rest}",
        1 => $"+44 {area} {rest}",
        2 => $"+44 (0){area} {rest}",
        3 => $"0044 {area} {rest}",
        _ => $"(0{area}) {rest}",
    };

    private static string Sweden(int number) => (number % 4) switch
    {
        0 => $"08-465 004 {number % 100:D2}",
        1 => $"+46 8 465 004 {number % 100:D2}",
        2 => $"0046 8 465004{number % 100:D2}",
        _ => $"+46 (0)8-465 004 {number % 100:D2}",
    };

    // 33 is Ada Lindqvist's, so the hand goes past it.
    private static string SwedishMobile(int number)
    {
        var last = 5 + number % 90;
        last = last >= 33 ? last + 1 : last;
        return (number % 3) switch
        {
            0 => $"070-174 06 {last:D2}",
            1 => $"+46 70 174 06 {last:D2}",
            _ => $"00467017406{last:D2}",
        };
    }

    private static string Germany(string area, string group, string rest, int number) => (number % 4) switch
    {
        0 => $"0{area} / {group}-{rest}",
        1 => $"+49 {area} {group}{rest}",
        2 => $"0049 {area} {group} {rest}",
        _ => $"+49 (0) {area} {group}-{rest}",
    };

    private static string France(string area, string rest, int number) => (number % 3) switch
    {
        0 => $"0{area} {rest}",
        1 => $"+33 {area} {rest}",
        _ => $"+33 (0){area}.{rest.Replace(' ', '.')}",
    };

    private static string Australia(int number)
    {
        var line = (number % 10_000).ToString("D4", CultureInfo.InvariantCulture);
        return (number % 3) switch
        {
            0 => $"(02) 5550 {line}",
            1 => $"+61 2 5550 {line}",
            _ => $"02 5550 {line}",
        };
    }
}
