using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Platform;

/// <summary>Who has a case open, here and on other nodes.</summary>
public sealed class PresenceTests
{
    private const string Case = "AP-2026-000001";

    private static readonly PersonId Lin = new(Guid.NewGuid());
    private static readonly PersonId Chen = new(Guid.NewGuid());

    private readonly FakeClock _clock = new(AnAppeal.Now);
    private readonly Presence _presence;

    public PresenceTests() => _presence = new Presence(_clock);

    [Fact]
    public void A_person_with_two_windows_is_there_once_and_until_the_last_is_closed()
    {
        var first = _presence.Enter(Case, Lin);
        var second = _presence.Enter(Case, Lin);
        _presence.At(Case).ShouldBe([Lin]);

        first.Dispose();
        first.Dispose();
        _presence.At(Case).ShouldBe([Lin]);

        second.Dispose();
        _presence.At(Case).ShouldBeEmpty();
    }

    [Fact]
    public void Each_case_has_its_own()
    {
        using var there = _presence.Enter(Case, Lin);

        _presence.At("AP-2026-000002").ShouldBeEmpty();
        _presence.StreamsHere.ShouldBe([Case]);
    }

    [Fact]
    public void What_another_node_said_is_believed_for_a_while_only()
    {
        _presence.Hear("node-2", Case, [Chen]);
        _presence.At(Case).ShouldBe([Chen]);
        _presence.Here(Case).ShouldBeEmpty();

        _clock.GoOn(Presence.Believed);

        _presence.At(Case).ShouldBeEmpty("that node may be gone");
    }

    [Fact]
    public void A_node_that_says_nobody_takes_its_people_away()
    {
        _presence.Hear("node-2", Case, [Chen]);

        _presence.Hear("node-2", Case, []);

        _presence.At(Case).ShouldBeEmpty();
    }

    [Fact]
    public void Listeners_hear_of_every_change_and_those_of_this_node_only_of_its_own()
    {
        var (all, here) = (new List<string>(), new List<string>());
        using var one = _presence.Subscribe(all.Add);
        var other = _presence.Subscribe(here.Add, hereOnly: true);

        _presence.Hear("node-2", Case, [Chen]);
        _presence.Hear("node-2", Case, [Chen]);
        _presence.Enter(Case, Lin).Dispose();
        other.Dispose();
        _presence.Enter(Case, Lin).Dispose();

        all.Count.ShouldBe(5, "saying the same again is no change");
        here.Count.ShouldBe(2);
    }
}
