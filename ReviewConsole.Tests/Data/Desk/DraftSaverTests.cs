namespace ReviewConsole.Data.Desk;

/// <summary>When a draft is saved, to the millisecond: the clock is moved by hand and everything runs on this thread.</summary>
public sealed class DraftSaverTests : IDisposable
{
    private readonly SynchronizationContext? _before = SynchronizationContext.Current;
    private readonly FakeClock _clock = new(AnAppeal.Now);
    private readonly List<int> _savedAt = [];
    private readonly DraftSaver _saver;
    private bool _works = true;
    private TaskCompletionSource? _slow;

    public DraftSaverTests()
    {
        SynchronizationContext.SetSynchronizationContext(new AtOnce());
        _saver = new DraftSaver(SaveAsync, _clock);
    }

    public void Dispose() => SynchronizationContext.SetSynchronizationContext(_before);

    [Fact]
    public void Half_a_second_of_rest_saves()
    {
        _saver.Touch();
        GoOn(499);
        _savedAt.ShouldBeEmpty();

        GoOn(1);

        _savedAt.ShouldBe([500]);
    }

    [Fact]
    public void Every_letter_begins_the_rest_anew()
    {
        _saver.Touch();
        GoOn(400);
        _saver.Touch();
        GoOn(499);
        _savedAt.ShouldBeEmpty();

        GoOn(1);

        _savedAt.ShouldBe([900]);
    }

    [Fact]
    public void Somebody_who_never_rests_is_saved_every_two_seconds()
    {
        for (var letter = 0; letter < 65; letter++)
        {
            _saver.Touch();
            GoOn(100);
        }

        _savedAt.ShouldBe([2000, 4000, 6000]);
    }

    [Fact]
    public void Once_saved_nothing_is_saved_until_the_next_letter()
    {
        _saver.Touch();
        GoOn(60_000);
        _savedAt.ShouldBe([500]);

        _saver.Touch();
        GoOn(60_000);

        _savedAt.ShouldBe([500, 60_500]);
    }

    [Fact]
    public void What_could_not_be_saved_is_tried_again_without_another_letter()
    {
        _works = false;
        _saver.Touch();
        GoOn(2500);
        _works = true;
        GoOn(60_000);

        _savedAt.ShouldBe([500, 2500, 4500]);
    }

    [Fact]
    public async Task Closing_saves_what_waits_at_once()
    {
        _saver.Touch();
        GoOn(100);

        await _saver.CloseAsync();

        _savedAt.ShouldBe([100]);
    }

    [Fact]
    public async Task Closing_with_nothing_waiting_saves_nothing()
    {
        _saver.Touch();
        GoOn(1000);

        await _saver.CloseAsync();

        _savedAt.ShouldBe([500]);
    }

    [Fact]
    public async Task Closing_waits_for_a_save_under_way_and_saves_what_was_typed_meanwhile()
    {
        _slow = new TaskCompletionSource();
        _saver.Touch();
        GoOn(500);
        _saver.Touch();

        var closing = _saver.CloseAsync();
        closing.IsCompleted.ShouldBeFalse();
        _slow.SetResult();
        await closing;

        _savedAt.ShouldBe([500, 500]);
    }

    [Fact]
    public async Task What_is_forgotten_is_not_saved()
    {
        _saver.Touch();
        _saver.Forget();
        GoOn(60_000);
        await _saver.CloseAsync();

        _savedAt.ShouldBeEmpty();
    }

    private void GoOn(int milliseconds) => _clock.GoOn(TimeSpan.FromMilliseconds(milliseconds));

    private async Task<bool> SaveAsync()
    {
        _savedAt.Add((int)(_clock.Now - AnAppeal.Now).TotalMilliseconds);
        await (_slow?.Task ?? Task.CompletedTask);
        return _works;
    }

    private sealed class AtOnce : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => d(state);
    }
}
