using Patchbay.Audit.Plan;

namespace Patchbay.Audit.Tests.Plan;

public sealed class AnswersTests
{
    [Fact]
    public async Task The_file_to_fill_in_is_read_back_as_it_was_written()
    {
        var plan = await Planned.OfAsync(null, ("Support", 10, "Lightning"));
        var text = plan.File("answers.json");

        Assert.Equal(text, AnswersFile.Write(AnswersFile.Read(text)));
        Assert.Contains("\"name\": \"Support\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var answers = AnswersFile.Read("{ \"company\": \"Nord Trams\", /* theirs */ }");

        Assert.Equal(("Nord Trams", 60, "salesforce-voice"), (answers.Company, answers.UsersPerWave, answers.Way));
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("null", "empty")]
    [InlineData("[]", "cannot be read")]
    [InlineData("{ \"schema\": \"patchbay.answers/2\" }", "patchbay.answers/2")]
    [InlineData("{ \"way\": \"smoke\" }", "way is smoke")]
    [InlineData("{\n \"pilotUser\": 3 }", "line 2 has a name that answers do not have")]
    [InlineData("{ \"firstGoLive\": \"soon\" }", "line 1")]
    [InlineData("{ \"firstGoLive\": \"0001-01-01\" }", "not a day of this time")]
    [InlineData("{ \"usersPerWave\": 0 }", "usersPerWave is 0")]
    [InlineData("{ \"people\": -1 }", "people is -1")]
    [InlineData("{ \"teams\": [ { \"name\": \" \" } ] }", "no name")]
    [InlineData("{ \"teams\": [ null ] }", "holds nothing")]
    [InlineData("{ \"teams\": [ { \"name\": \"A\" }, { \"name\": \"a\" } ] }", "twice")]
    [InlineData("{ \"teams\": [ { \"name\": \"A\", \"users\": -5 } ] }", "-5 users")]
    [InlineData("{ \"teams\": [ { \"name\": \"A\", \"interface\": \"Web\" } ] }", "interface of A is Web")]
    [InlineData("{ \"freezes\": [ { \"from\": \"2027-02-01\", \"to\": \"2027-01-01\", \"why\": \"x\" } ] }", "ends before it begins")]
    [InlineData("{ \"firstGoLive\": \"2027-06-01\", \"lastGoLive\": \"2027-05-01\" }", "before the first")]
    public void Broken_answers_are_refused_in_one_sentence(string text, string words)
    {
        var refused = Assert.Throws<InvalidDataException>(() => AnswersFile.Read(text));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }
}
