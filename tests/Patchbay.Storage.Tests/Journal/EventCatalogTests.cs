using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Storage.Journal;

namespace Patchbay.Storage.Tests.Journal;

public sealed class EventCatalogTests
{
    /// <summary>
    /// A published event changes only by adding optional fields. When this fails because something was added, approve it by copying the
    /// received file over the approved one; when something is gone or another, journals of users could not be read any more.
    /// </summary>
    [Fact]
    public void The_events_are_the_approved_ones()
    {
        var approved = Path.Combine(AppContext.BaseDirectory, "Journal", "EventCatalog.approved.txt");
        var lines = EventCatalog.Current.Shape.Select(entry => $"{entry.Key}: {entry.Value}").ToArray();

        File.WriteAllLines(approved.Replace(".approved.", ".received.", StringComparison.Ordinal), lines);

        Assert.Equal(File.ReadAllLines(approved), lines);
    }

    [Fact]
    public void Every_event_is_sealed_and_has_a_name_of_its_own()
    {
        Assert.All(EventCatalog.Current.Types, type => Assert.True(type.IsSealed));
        Assert.Equal(EventCatalog.Current.Types.Count, EventCatalog.Current.Types.Select(EventCatalog.NameOf).Distinct().Count());
    }

    [Fact]
    public void Settings_hold_no_personal_text_since_nobody_could_be_erased_from_them()
    {
        var site = EventCatalog.Current.Types.Where(type => type.IsSubclassOf(typeof(SiteEvent)));

        Assert.All(site, type => Assert.DoesNotContain(type.GetProperties(), p => p.PropertyType == typeof(PersonalText)));
    }
}
