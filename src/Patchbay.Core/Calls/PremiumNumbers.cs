using System.Collections.Frozen;

namespace Patchbay.Core.Calls;

/// <summary>
/// Numbers that cost whoever dials them more than a call: premium rate of each country, and the networks beyond countries. The ranges were drawn
/// from the metadata of libphonenumber (Apache-2.0): beginnings of national numbers that only premium numbers have.
/// </summary>
public static class PremiumNumbers
{
    /// <summary>Country (ISO 3166-1), its code, what is dialled before a national number, and how premium numbers begin after it.</summary>
    private const string Table = """
        AE:971:0:90 AL:355:0:9 AM:374:0:90 AR:54:0:60 AT:43:0:86,89,9 AU:61:0:19 AW:297::90 AX:358:0:600,700 AZ:994:0:90 BA:387:0:9
        BE:32:0:70,90 BG:359:0:90 BH:973::87,9 BL:590:0:89 BR:55:0:50,90 BW:267::9 BY:375:8:81,9 CA:1:1:900 CC:61:0:19 CF:236::8
        CG:242::8 CH:41:0:90 CN:86:0:160,168 CO:57:0:19,90 CR:506::9 CX:61:0:19 CY:357::90 CZ:420::90,976 DE:49:0:1377,1378,1379,900
        DK:45::90 DZ:213:0:803,804,805,806,808,809 EE:372::40,9 EG:20:0:90 EH:212:0:89 ES:34::803,806,807 FI:358:0:600,700 FO:298::90
        FR:33:0:89 GB:44:0:84,87,9 GF:594:0:89 GG:44:0:84,87,9 GP:590:0:89 GQ:240::9 GR:30::90 GT:502::19 GY:592::9 HK:852::900
        HR:385:0:60,61,64,65,69 HU:36:06:90,91 ID:62:0:809 IL:972:0:120,121,19 IM:44:0:84,87,9 IN:91:0:1861 IS:354::90
        IT:39::0878,14,16,89 JE:44:0:84,87,9 JO:962:0:9 JP:81:0:990 KE:254:0:9 KM:269::8 KR:82:0:60 KZ:7:8:809 LI:423:0:9 LR:231:0:332
        LT:370:0:900,902,903,909,91 LU:352::900,901,905 LV:371::9 MA:212:0:89 MD:373:0:9 ME:382:0:9 MF:590:0:89 MK:389:0:5 MQ:596:0:89
        MT:356::500,506,507,509,51,52 MU:230::30 MX:52::90 NA:264:0:87 NC:687::36 NE:227::09 NL:31:0:90 NO:47::82
        NZ:64:0:1,500,503,506,507,90 OM:968::900 PA:507::822,855,86,877,878,886,900,981 PE:51:0:805 PK:92:0:90 PL:48::70
        PT:351::601,607,608,64,76 RE:262:0:89 RO:40:0:9 RS:381:0:78,9 RU:7:8:803,809 RW:250:0:9 SA:966:0:925 SC:248::85
        SE:46:0:649,900,939,944,99 SG:65::19 SI:386:0:89,9 SJ:47::82 SK:421:0:900,97,98 SM:378::7 SN:221::88 SR:597::90 SV:503::9
        SZ:268::9 TL:670::9 TN:216::88 TR:90:0:88,89,9 TW:886:0:20 TZ:255:0:9 UA:380:0:90 UG:256:0:9 US:1:1:900 UY:598:0:90
        VA:39::08,14,16,89 VE:58:0:9 VN:84:0:190 XK:383:0:9 ZA:27:0:862,863,864,865,866,867,868,869,9
        """;

    /// <summary>Satellites, international networks and international premium rate (ITU-T E.164).</summary>
    private static readonly string[] beyondCountries = ["870", "881", "882", "883", "979"];

    private static readonly FrozenDictionary<string, Range> byCountry = Table
        .Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Read).ToFrozenDictionary(range => range.Country, StringComparer.OrdinalIgnoreCase);

    /// <summary>How premium numbers begin after the plus.</summary>
    private static readonly string[] international = [.. byCountry.Values.SelectMany(range => range.Begins.Select(begin => range.Code + begin)).Concat(beyondCountries).Distinct()];

    /// <summary>Tells whether a number is one of premium rate.</summary>
    /// <param name="number">A number as <see cref="DialledNumber"/> reads it.</param>
    /// <param name="country">The country from which it is dialled, ISO 3166-1; null when nobody knows: then what begins with 0900 counts.</param>
    /// <returns>True when it is.</returns>
    public static bool Contains(string number, string? country)
    {
        var home = country is null ? null : byCountry.GetValueOrDefault(country);
        if (AfterPrefix(number, home) is { } digits) return Array.Exists(international, begin => digits.StartsWith(begin, StringComparison.Ordinal));
        if (home is null) return number.StartsWith("0900", StringComparison.Ordinal);
        // What is dialled before a national number may be left out only where it begins none itself.
        var national = number.StartsWith(home.Trunk, StringComparison.Ordinal) ? number[home.Trunk.Length..] : home.Trunk == "1" ? number : "";
        return Array.Exists(home.Begins, begin => national.StartsWith(begin, StringComparison.Ordinal));
    }

    /// <summary>How numbers of a country are written.</summary>
    /// <param name="country">ISO 3166-1; null when nobody knows.</param>
    /// <returns>Its code, and what is dialled before a national number; null for a country of which nothing is known here.</returns>
    internal static (string Code, string Trunk)? PlanOf(string? country) =>
        country is not null && byCountry.TryGetValue(country, out var home) ? (home.Code, home.Trunk) : null;

    /// <returns>The digits of an international number; null for a national one.</returns>
    private static string? AfterPrefix(string number, Range? home)
    {
        if (number.StartsWith('+')) return number[1..];
        if (home?.Trunk == "1") return number.StartsWith("011", StringComparison.Ordinal) ? number[3..] : null;
        return number.StartsWith("00", StringComparison.Ordinal) ? number[2..] : null;
    }

    private static Range Read(string entry)
    {
        var parts = entry.Split(':');
        return new(parts[0], parts[1], parts[2], parts[3].Split(','));
    }

    private sealed record Range(string Country, string Code, string Trunk, string[] Begins);
}
