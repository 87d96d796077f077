using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Patchbay.Telephony.Sip;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Tests.Sip.Transport;

public sealed class SipTrustTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-trust-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_trunk_with_the_right_name_is_called_over_tls_and_hangs_up_by_the_same_connection()
    {
        using LoopbackAgent trunk = Trunk();
        using LoopbackAgent us = new(surroundings => surroundings with { Trust = new SipTrust("trunk.example", CertificateFile) });

        (_, FactObserver ours) = us.Call(trunk.Agent.EndPointOf(SipProtocol.Tls)!, protocol: SipProtocol.Tls);
        (IncomingInvite invite, _) = await trunk.NextCallAsync();
        invite.Answer(TestSession.Audio);
        Assert.Equal("answered", await ours.NextAsync());
        invite.Dialog.HangUp(SipReason.NormalClearing);

        Assert.Equal("ended HungUp by them", await ours.NextAsync());
        Assert.Empty(us.Bugs);
    }

    [Fact]
    public async Task A_trunk_with_another_name_is_not_called()
    {
        using LoopbackAgent trunk = Trunk();
        using LoopbackAgent us = new(surroundings => surroundings with { Trust = new SipTrust("other.example", CertificateFile) });

        (_, FactObserver ours) = us.Call(trunk.Agent.EndPointOf(SipProtocol.Tls)!, protocol: SipProtocol.Tls);

        // A connection that cannot be made is like an answer that never comes (RFC 3261 §17.1.4), but at once.
        Assert.Equal("failed 408: it is for trunk.example, not for other.example", await ours.NextAsync());
        Assert.Empty(trunk.Observers);
    }

    [Fact]
    public async Task A_trunk_whose_authority_is_not_trusted_is_not_called()
    {
        using LoopbackAgent trunk = Trunk();
        using LoopbackAgent us = new(surroundings => surroundings with { Trust = new SipTrust("trunk.example") });

        (_, FactObserver ours) = us.Call(trunk.Agent.EndPointOf(SipProtocol.Tls)!, protocol: SipProtocol.Tls);

        Assert.Equal("failed 408: its authority is not trusted (CN=trunk)", await ours.NextAsync());
    }

    [Fact]
    public async Task A_trunk_whose_certificate_ran_out_is_not_called()
    {
        using LoopbackAgent trunk = Trunk(years: 30);
        using LoopbackAgent us = new(surroundings => surroundings with { Trust = new SipTrust("trunk.example", CertificateFile) });

        (_, FactObserver ours) = us.Call(trunk.Agent.EndPointOf(SipProtocol.Tls)!, protocol: SipProtocol.Tls);

        Assert.Equal(
            "failed 408: it, or its authority's, is not valid now (its own from 1970-01-01 00:00:00Z to 2000-01-01 00:00:00Z)", await ours.NextAsync());
    }

    [Fact]
    public void A_file_without_a_certificate_is_refused()
    {
        string file = Path.Combine(folder, "empty.pem");
        File.WriteAllText(file, "nothing");

        Assert.ThrowsAny<CryptographicException>(() => new SipTrust(null, file));
    }

    private string CertificateFile => Path.Combine(folder, "trunk.pem");

    private LoopbackAgent Trunk(int years = 100)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=trunk", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("trunk.example");
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(years));
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(CertificateFile + ".key", key.ExportPkcs8PrivateKeyPem());
        return new LoopbackAgent(
            surroundings => surroundings with { Certificate = new SipCertificate(CertificateFile, CertificateFile + ".key") },
            new IPEndPoint(IPAddress.Loopback, 0));
    }
}
