using System.Collections.Frozen;
using Patchbay.Core.Numbers;

namespace Patchbay.Salesforce.Numbers;

/// <summary>
/// Reads the country of an address. Orgs with country picklists give the code; in others people write a name, in English or in their own
/// language. Names after Unicode CLDR, with the other spellings that turn up in addresses.
/// </summary>
internal static class Countries
{
    private const string Table = """
        AC=Ascension Island; AD=Andorra; AE=United Arab Emirates|UAE; AF=Afghanistan; AG=Antigua & Barbuda; AI=Anguilla; AL=Albania;
        AM=Armenia; AO=Angola; AR=Argentina; AS=American Samoa; AT=Austria|Österreich; AU=Australia; AW=Aruba; AX=Åland Islands;
        AZ=Azerbaijan; BA=Bosnia & Herzegovina; BB=Barbados; BD=Bangladesh; BE=Belgium|België|Belgique; BF=Burkina Faso; BG=Bulgaria;
        BH=Bahrain; BI=Burundi; BJ=Benin; BL=St. Barthélemy; BM=Bermuda; BN=Brunei|Brunei Darussalam;
        BO=Bolivia|Bolivia, Plurinational State of; BQ=Caribbean Netherlands; BR=Brazil|Brasil; BS=Bahamas; BT=Bhutan; BW=Botswana;
        BY=Belarus; BZ=Belize; CA=Canada; CC=Cocos (Keeling) Islands; CD=Congo - Kinshasa|Congo, the Democratic Republic of the;
        CF=Central African Republic; CG=Congo - Brazzaville; CH=Switzerland|Schweiz|Suisse; CI=Côte d'Ivoire|Ivory Coast;
        CK=Cook Islands; CL=Chile; CM=Cameroon; CN=China|中国; CO=Colombia; CR=Costa Rica; CU=Cuba; CV=Cape Verde; CW=Curaçao;
        CX=Christmas Island; CY=Cyprus; CZ=Czechia|Czech Republic|Česko; DE=Germany|Deutschland; DJ=Djibouti; DK=Denmark|Danmark;
        DM=Dominica; DO=Dominican Republic; DZ=Algeria; EC=Ecuador; EE=Estonia|Eesti; EG=Egypt; EH=Western Sahara; ER=Eritrea;
        ES=Spain|España; ET=Ethiopia; FI=Finland|Suomi; FJ=Fiji; FK=Falkland Islands; FM=Micronesia; FO=Faroe Islands; FR=France;
        GA=Gabon;
        GB=United Kingdom|UK|U.K.|Great Britain|England|Scotland|Wales|Northern Ireland|United Kingdom of Great Britain and Northern Ireland;
        GD=Grenada; GE=Georgia; GF=French Guiana; GG=Guernsey; GH=Ghana; GI=Gibraltar; GL=Greenland; GM=Gambia; GN=Guinea; GP=Guadeloupe;
        GQ=Equatorial Guinea; GR=Greece|Ελλάδα; GT=Guatemala; GU=Guam; GW=Guinea-Bissau; GY=Guyana; HK=Hong Kong SAR China|Hong Kong;
        HN=Honduras; HR=Croatia|Hrvatska; HT=Haiti; HU=Hungary|Magyarország; ID=Indonesia; IE=Ireland; IL=Israel; IM=Isle of Man;
        IN=India; IO=British Indian Ocean Territory; IQ=Iraq; IR=Iran|Iran, Islamic Republic of; IS=Iceland|Ísland; IT=Italy|Italia;
        JE=Jersey; JM=Jamaica; JO=Jordan; JP=Japan|日本; KE=Kenya; KG=Kyrgyzstan; KH=Cambodia; KI=Kiribati; KM=Comoros;
        KN=St. Kitts & Nevis; KP=North Korea; KR=South Korea|Republic of Korea|Korea, Republic of|Korea; KW=Kuwait; KY=Cayman Islands;
        KZ=Kazakhstan; LA=Laos|Lao People's Democratic Republic; LB=Lebanon; LC=St. Lucia; LI=Liechtenstein; LK=Sri Lanka; LR=Liberia;
        LS=Lesotho; LT=Lithuania|Lietuva; LU=Luxembourg; LV=Latvia|Latvija; LY=Libya; MA=Morocco; MC=Monaco;
        MD=Moldova|Moldova, Republic of; ME=Montenegro; MF=St. Martin; MG=Madagascar; MH=Marshall Islands; MK=North Macedonia|Macedonia;
        ML=Mali; MM=Myanmar (Burma)|Myanmar|Burma; MN=Mongolia; MO=Macao SAR China|Macao; MP=Northern Mariana Islands; MQ=Martinique;
        MR=Mauritania; MS=Montserrat; MT=Malta; MU=Mauritius; MV=Maldives; MW=Malawi; MX=Mexico|México; MY=Malaysia; MZ=Mozambique;
        NA=Namibia; NC=New Caledonia; NE=Niger; NF=Norfolk Island; NG=Nigeria; NI=Nicaragua;
        NL=Netherlands|The Netherlands|Holland|Nederland; NO=Norway|Norge; NP=Nepal; NR=Nauru; NU=Niue; NZ=New Zealand; OM=Oman;
        PA=Panama; PE=Peru; PF=French Polynesia; PG=Papua New Guinea; PH=Philippines; PK=Pakistan; PL=Poland|Polska;
        PM=St. Pierre & Miquelon; PR=Puerto Rico; PS=Palestinian Territories|Palestine; PT=Portugal; PW=Palau; PY=Paraguay; QA=Qatar;
        RE=Réunion; RO=Romania|România; RS=Serbia; RU=Russia|Russian Federation; RW=Rwanda; SA=Saudi Arabia; SB=Solomon Islands;
        SC=Seychelles; SD=Sudan; SE=Sweden|Sverige; SG=Singapore; SH=St. Helena; SI=Slovenia|Slovenija; SJ=Svalbard & Jan Mayen;
        SK=Slovakia|Slovensko; SL=Sierra Leone; SM=San Marino; SN=Senegal; SO=Somalia; SR=Suriname; SS=South Sudan;
        ST=São Tomé & Príncipe; SV=El Salvador; SX=Sint Maarten; SY=Syria|Syrian Arab Republic; SZ=Eswatini|Swaziland;
        TA=Tristan da Cunha; TC=Turks & Caicos Islands; TD=Chad; TG=Togo; TH=Thailand; TJ=Tajikistan; TK=Tokelau; TL=Timor-Leste;
        TM=Turkmenistan; TN=Tunisia; TO=Tonga; TR=Türkiye|Turkey; TT=Trinidad & Tobago; TV=Tuvalu; TW=Taiwan|Chinese Taipei;
        TZ=Tanzania|Tanzania, United Republic of; UA=Ukraine|Україна; UG=Uganda;
        US=United States|USA|U.S.A.|U.S.|United States of America|America; UY=Uruguay; UZ=Uzbekistan; VA=Vatican City|Holy See;
        VC=St. Vincent & Grenadines; VE=Venezuela|Venezuela, Bolivarian Republic of; VG=British Virgin Islands; VI=U.S. Virgin Islands;
        VN=Vietnam|Viet Nam; VU=Vanuatu; WF=Wallis & Futuna; WS=Samoa; XK=Kosovo; YE=Yemen; YT=Mayotte; ZA=South Africa; ZM=Zambia;
        ZW=Zimbabwe;
        """;

    private const int LongestName = 80;
    private const string And = "and";

    private static readonly FrozenDictionary<string, string> byName = Table
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(row => row.Split('='))
        .SelectMany(parts => parts[1].Split('|').Select(name => (Name: Fold(name), Code: parts[0])))
        .DistinctBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Code, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> bySpelling = byName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads a country.</summary>
    /// <param name="text">A code of two letters or a name; case, dots and spaces do not matter.</param>
    /// <returns>ISO 3166-1, two capital letters; null when it is none we know.</returns>
    internal static string? Find(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty || text.Length > LongestName) return null;
        if (text.Length == 2 && NumberPlans.Find([char.ToUpperInvariant(text[0]), char.ToUpperInvariant(text[1])]) is { } plan) return plan.Country;
        Span<char> letters = stackalloc char[LongestName * And.Length];
        return bySpelling.TryGetValue(letters[..Fold(text, letters)], out var code) ? code : null;
    }

    private static string Fold(string name)
    {
        Span<char> letters = stackalloc char[LongestName * And.Length];
        return letters[..Fold(name, letters)].ToString();
    }

    /// <summary>Keeps the letters of a name.</summary>
    private static int Fold(ReadOnlySpan<char> name, Span<char> letters)
    {
        var kept = 0;
        foreach (var c in name)
        {
            if (char.IsLetter(c)) letters[kept++] = c;
            else if (c == '&') kept += And.TryCopyTo(letters[kept..]) ? And.Length : 0;
        }

        return kept;
    }
}
