namespace Patchbay.Core.Numbers;

/// <summary>
/// Numbers that cost whoever dials them more than a call: premium rate of each country, and the networks beyond countries. The ranges were drawn
/// from the metadata of libphonenumber (Apache-2.0): beginnings of national numbers that only premium numbers have.
/// </summary>
public static class PremiumNumbers
{
    /// <summary>Country (ISO 3166-1), and how its premium numbers begin after what is dialled before a national number.</summary>
    private const string Table = """
        AE:90 AL:9 AM:90 AR:60 AT:86,89,9 AU:19 AW:90 AX:600,700 AZ:90 BA:9 BE:70,90 BG:90 BH:87,9 BL:89 BR:50,90 BW:9 BY:81,9 CA:900 CC:19
        CF:8 CG:8 CH:90 CN:160,168 CO:19,90 CR:9 CX:19 CY:90 CZ:90,976 DE:1377,1378,1379,900 DK:90 DZ:803,804,805,806,808,809 EE:40,9 EG:90
        EH:89 ES:803,806,807 FI:600,700 FO:90 FR:89 GB:84,87,9 GF:89 GG:84,87,9 GP:89 GQ:9 GR:90 GT:19 GY:9 HK:900 HR:60,61,64,65,69
        HU:90,91 ID:809 IL:120,121,19 IM:84,87,9 IN:1861 IS:90 IT:0878,14,16,89 JE:84,87,9 JO:9 JP:990 KE:9 KM:8 KR:60 KZ:809 LI:9 LR:332
        LT:900,902,903,909,91 LU:900,901,905 LV:9 MA:89 MD:9 ME:9 MF:89 MK:5 MQ:89 MT:500,506,507,509,51,52 MU:30 MX:90 NA:87 NC:36 NE:09
        NL:90 NO:82 NZ:1,500,503,506,507,90 OM:900 PA:822,855,86,877,878,886,900,981 PE:805 PK:90 PL:70 PT:601,607,608,64,76 RE:89 RO:9
        RS:78,9 RU:803,809 RW:9 SA:925 SC:85 SE:649,900,939,944,99 SG:19 SI:89,9 SJ:82 SK:900,97,98 SM:7 SN:88 SR:90 SV:9 SZ:9 TL:9 TN:88
        TR:88,89,9 TW:20 TZ:9 UA:90 UG:9 US:900 UY:90 VE:9 VN:190 XK:9 ZA:862,863,864,865,866,867,868,869,9
        """;

    /// <summary>Satellites, international networks and international premium rate (ITU-T E.164).</summary>
    private static readonly string[] beyondCountries = ["870", "881", "882", "883", "979"];

    /// <summary>How premium numbers begin after the plus.</summary>
    private static readonly string[] international =
    [
        .. Table.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split(':'))
            .SelectMany(parts => parts[1].Split(',').Select(begin => NumberPlans.Find(parts[0])!.CallingCode + begin)).Concat(beyondCountries).Distinct(),
    ];

    /// <summary>Tells whether a number is one of premium rate.</summary>
    /// <param name="number">A number as it was dialled: digits, a plus in front.</param>
    /// <param name="country">The country from which it is dialled, ISO 3166-1; null when nobody knows: then what begins with 0900 counts.</param>
    /// <returns>True when it is.</returns>
    public static bool Contains(string number, string? country)
    {
        var home = NumberPlans.Find(country);
        // What is dialled before a national number may be left out only where it begins none itself.
        if (home is not null && !number.StartsWith('+') && !InternationalNumber.IsWhole(number, home)) return false;
        if (DigitsOf(number, home) is { } digits) return Array.Exists(international, begin => digits.StartsWith(begin, StringComparison.Ordinal));
        return home is null && number.StartsWith("0900", StringComparison.Ordinal);
    }

    /// <summary>The digits after the plus. A number that is too long for its country counts too: what is dialled beyond its end is not heard.</summary>
    private static string? DigitsOf(string number, NumberPlan? home)
    {
        var isPlus = number.StartsWith('+');
        if (InternationalNumber.Read(isPlus ? number.AsSpan(1) : number, isPlus, home?.Country) is { } full) return full[1..];
        if (isPlus) return number[1..];
        string[] exits = [home?.International ?? "00", "00"];
        if (Array.Find(exits, exit => number.StartsWith(exit, StringComparison.Ordinal)) is { } dialled) return number[dialled.Length..];
        return home is not null && number.StartsWith(home.Trunk, StringComparison.Ordinal) ? home.CallingCode + number[home.Trunk.Length..] : null;
    }
}
