using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Quality;

public sealed class SignalRecordTests
{
    [Theory]
    [InlineData("new_device", "ATO-11 2025-02", Finding.Wrong, true, Outcome.Approve)]
    [InlineData("未知", "", Finding.Untested, false, Outcome.Deny)]
    public void A_counted_signal_is_read_back_from_its_key(string code, string rule, Finding finding, bool contested, Outcome outcome)
    {
        var signal = new CountedSignal(code, rule, finding, contested, outcome);

        CountedSignal.Read(signal.Key).ShouldBe(signal);
    }

    [Fact]
    public void What_the_platform_writes_into_a_code_cannot_make_another_of_it() =>
        CountedSignal.Read(new CountedSignal("a\tb", "r\n1", Finding.Wrong, false, Outcome.Deny).Key).ShouldBe(new CountedSignal("a b", "r 1", Finding.Wrong, false, Outcome.Deny));

    [Theory]
    [InlineData("")]
    [InlineData("new_device")]
    [InlineData("a\tb\tmaybe\t\tapprove")]
    public void What_is_no_key_is_none(string key) => CountedSignal.Read(key).ShouldBeNull();

    [Fact]
    public void Whoever_was_approved_without_the_signal_confirmed_was_innocent()
    {
        var record = SignalRecord.From(
        [
            ("a", new CountedSignal("a", "", Finding.Wrong, true, Outcome.Approve), 4),
            ("a", new CountedSignal("a", "", Finding.Confirmed, false, Outcome.Approve), 3),
            ("a", new CountedSignal("a", "", Finding.Confirmed, true, Outcome.Deny), 5),
            ("a", new CountedSignal("a", "", Finding.Stale, false, Outcome.Approve), 2),
            ("b", new CountedSignal("b", "", Finding.Explained, false, Outcome.Approve), 9),
        ]);

        record.Select(r => (r.Of, r.Innocent, r.Fired, r.Contested)).ShouldBe([("b", 9, 9, 0), ("a", 6, 14, 9)]);
        (record[1].Right.Hits, record[1].Right.Of).ShouldBe((8, 12));
        (record[0].Right.SaysSomething, record[1].Right.SaysSomething).ShouldBe((false, true));
    }
}
