using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.CallLog.Rows;

/// <summary>Records that are merged or deleted while the call runs.</summary>
public sealed class RematchTests : IDisposable
{
    private const string Ada = "003000000000001AAA";
    private const string Master = "003000000000002AAA";

    private readonly WriterRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task A_call_hangs_on_the_record_that_its_own_was_merged_into()
    {
        rig.Org.Gone[Ada] = Master;

        var call = await WriteAsync();

        Assert.Equal(Master, (string?)rig.Org.Task(call.ToString())["WhoId"]);
    }

    [Fact]
    public async Task A_call_of_a_deleted_record_hangs_on_the_only_other_one_with_the_number()
    {
        await rig.Directory.PutAsync([Entries.Contact("003000000000009AAA", "Ada L", ("+46701740633", "Phone"))], CancellationToken.None);
        rig.Org.Gone[Ada] = null;

        var call = await WriteAsync();

        Assert.Equal("003000000000009AAA", (string?)rig.Org.Task(call.ToString())["WhoId"]);
    }

    [Fact]
    public async Task A_call_of_a_deleted_record_is_written_without_one_when_nobody_else_has_the_number()
    {
        rig.Org.Gone[Ada] = null;

        var call = await WriteAsync();

        Assert.Null((string?)rig.Org.Task(call.ToString())["WhoId"]);
        Assert.NotEqual(RecordLinkState.Parked, (await rig.LinkAsync(call)).State);
    }

    private async Task<InteractionId> WriteAsync()
    {
        var call = rig.Site.Talk("+46701740633");
        rig.Site.Do(new AttachMatches(call, [new(new("Contact", Ada), PersonalText.Of("Ada"), PersonalText.Empty, "Contact.MobilePhone")]));
        await rig.WriteAsync();
        return call;
    }
}
