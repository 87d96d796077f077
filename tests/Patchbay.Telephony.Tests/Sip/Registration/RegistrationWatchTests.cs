namespace Patchbay.Telephony.Tests.Sip.Registration;

public sealed class RegistrationWatchTests : IDisposable
{
    private readonly PhoneBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("another secret")]
    public void A_phone_whose_account_is_taken_away_or_has_another_password_is_no_longer_registered(string? password)
    {
        bench.SignIn();
        Pass(10);
        Assert.Equal(["maya sip:maya@192.0.2.7:5060"], bench.Changes);

        bench.Password = password;
        Pass(3);

        Assert.Equal(["maya sip:maya@192.0.2.7:5060", "maya -"], bench.Changes);
    }

    [Fact]
    public void A_phone_that_comes_back_with_the_new_password_stays()
    {
        bench.SignIn();
        bench.Password = "another secret";
        Pass(3);

        bench.Send(bench.Register(PhoneBench.Answer(bench.Challenge(), password: "another secret")));
        Pass(10);

        Assert.Equal(["maya sip:maya@192.0.2.7:5060", "maya -", "maya sip:maya@192.0.2.7:5060"], bench.Changes);
    }

    [Fact]
    public void Accounts_that_cannot_be_read_for_a_while_take_nobodys_phone_away_and_are_looked_at_again()
    {
        bench.SignIn();
        bench.IsAway = true;
        Pass(10);
        Assert.Equal(["maya sip:maya@192.0.2.7:5060"], bench.Changes);

        (bench.IsAway, bench.Password) = (false, null);
        Pass(3);

        Assert.Equal("maya -", bench.Changes[^1]);
    }

    private void Pass(int seconds)
    {
        for (int i = 0; i < seconds; i++)
            bench.Us.Time.AdvanceSeconds(1);
    }
}
