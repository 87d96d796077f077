using FsCheck;
using FsCheck.Fluent;
using Patchbay.DemoOrg.Schema;
using Patchbay.DemoOrg.Soql;

namespace Patchbay.DemoOrg.Tests.Soql;

public sealed class SoqlParserTests
{
    private static readonly string[] _pieces =
        ["SELECT", "FROM", "WHERE", "AND", "OR", "NOT", "IN", "LIKE", "ORDER BY", "LIMIT", "OFFSET", "NULLS", "COUNT()", "Id", "Name", "Account.Name",
            "Contact", "Task", "Who.Type", "Phone", "=", "!=", "<>", "<", ">=", "(", ")", ",", ".", ":", "'x'", "'", "\\", "7", "-1.5", "null", "true",
            "2026-01-01", "2026-01-01T00:00:00Z", "TODAY", "LAST_N_DAYS:3", "LAST_N_DAYS", "(SELECT Id FROM Case)", "é", "\n", ";", "--", "99999999999999999999"];

    [Fact]
    public void No_text_makes_the_parser_throw()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => Survives(text ?? "")));
    }

    [Fact]
    public void No_jumble_of_words_makes_the_parser_or_the_translator_throw()
    {
        var jumbles = Gen.Choose(1, 25).SelectMany(count => Gen.Elements(_pieces).ArrayOf(count)).Select(words => string.Join(' ', words));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(jumbles.ToArbitrary(), Survives));
    }

    [Fact]
    public void A_query_that_begins_well_never_throws_either()
    {
        var endings = Gen.Choose(0, 12).SelectMany(count => Gen.Elements(_pieces).ArrayOf(count)).Select(words => string.Join(' ', words));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000),
            Prop.ForAll(endings.ToArbitrary(), ending => Survives($"SELECT Id, Account.Name FROM Contact WHERE Name = 'x' {ending}")));
    }

    [Fact]
    public void Any_text_comes_back_from_a_quoted_literal()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var quoted = text.Get.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);

            var query = SoqlParser.Parse($"SELECT Id FROM Contact WHERE Name = '{quoted}'", out _);

            return ((SoqlComparison)query!.Where!).Value.Text == text.Get;
        }));
    }

    [Fact]
    public void Deep_brackets_are_refused_instead_of_exhausting_the_stack()
    {
        var query = SoqlParser.Parse($"SELECT Id FROM Contact WHERE {new string('(', 50_000)}", out var error);

        Assert.Null(query);
        Assert.Equal("MALFORMED_QUERY", error!.Code);
    }

    [Fact]
    public void Many_NOTs_are_refused_as_well()
    {
        var query = SoqlParser.Parse($"SELECT Id FROM Contact WHERE {string.Concat(Enumerable.Repeat("NOT ", 20_000))}Name = 'x'", out var error);

        Assert.Null(query);
        Assert.Equal("MALFORMED_QUERY", error!.Code);
    }

    [Theory]
    [InlineData("2026-03-04T05:06:07Z")]
    [InlineData("2026-03-04T05:06:07.890Z")]
    [InlineData("2026-03-04T06:06:07+01:00")]
    [InlineData("2026-03-04T06:06:07.000+0100")]
    public void The_forms_of_an_instant_mean_the_same(string text)
    {
        var query = SoqlParser.Parse($"SELECT Id FROM Contact WHERE CreatedDate > {text}", out _);

        var statement = new SoqlTranslator(new OrgSchema(), DateTimeOffset.UnixEpoch).Translate(query!, includeDeleted: false, out _);

        Assert.Equal(["2026-03-04T05:06:07.000+0000"], statement!.Values);
    }

    private static bool Survives(string text)
    {
        var query = SoqlParser.Parse(text, out var error);
        if (query is null)
            return error is not null;
        var statement = new SoqlTranslator(new OrgSchema(), DateTimeOffset.UnixEpoch).Translate(query, includeDeleted: false, out error);
        return statement is not null || error is not null;
    }
}
