using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Desk;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Features.Conversation;

/// <summary>
/// What a reviewer writes to or down from the appellant: the draft, what is still missing, the text as it would be sent. One a panel,
/// which closes it: were it disposable, the circuit would keep it, with its case, until the reviewer's day is over.
/// </summary>
public sealed class MessageEditor(MessageDrafts drafts, PeopleNames people, TimeProvider time)
{
    private const int RoutesAtFirst = 2;

    private CaseDesk? _desk;
    private DraftSaver? _saver;
    private ReviewerName _me;

    /// <summary>What was chosen and typed so far.</summary>
    public MessageDraft Draft { get; private set; } = new();

    /// <summary>When the draft was saved (UTC); null before the first time.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>How the last save ended.</summary>
    public DraftState Saving { get; private set; }

    /// <summary>Why this cannot be sent or written down so.</summary>
    public IReadOnlyList<Refusal> Left { get; private set; } = [];

    /// <summary>True once somebody tried to send: from then on also what is not yet filled in is said.</summary>
    public bool Tried { get; private set; }

    /// <summary>Raised with every letter, because the text is read along, and when <see cref="SavedAt"/> changed behind the screen's back.</summary>
    public event EventHandler? Changed;

    /// <summary>The template that was chosen; null before.</summary>
    public RequestTemplate? Template => RequestBook.Find(Draft.Question.Template);

    /// <summary>Routes the appellant can be asked to choose from now.</summary>
    public IReadOnlyList<RouteStanding> Routes => [.. Desk.Case.RoutesToAskFor(Desk.World, Desk.Now).Select(code => Desk.Routes.Single(r => r.Route.Code == code))];

    /// <summary>The question as it would be sent now.</summary>
    public string Preview => Desk.Case.TextOf(Draft.Question, _me, Desk.World, Desk.Now);

    /// <summary>The same with its fixed parts in the reader's language; null where the reader's is the appellant's.</summary>
    public string? Reading => Languages.ForTexts(Desk.Case.Language) == Desk.Me.Language ? null
        : Desk.Case.TextOf(Draft.Question, _me, Desk.World, Desk.Now, Desk.Me.Language);

    private CaseDesk Desk => _desk ?? throw new InvalidOperationException("Open the editor first.");

    /// <summary>Opens the editor on a case: the draft of an earlier sitting is back.</summary>
    public async Task OpenAsync(CaseDesk desk, CancellationToken stop = default)
    {
        _desk = desk;
        _saver = new DraftSaver(SaveAsync, time);
        _me = (await people.OfAsync([desk.Me.Id], stop)).GetValueOrDefault(desk.Me.Id);
        if (await drafts.FindAsync(desk.Case.Id, desk.Case.Round, desk.Me.Id, stop) is { } found)
        {
            (Draft, SavedAt) = (found.Draft, found.SavedAt);
        }
    }

    /// <summary>Begins to write, goes on, or puts it away; what was typed stays.</summary>
    public void Write(Writing what)
    {
        (Tried, Left) = (false, []);
        Change(d => d with { Writing = what });
    }

    /// <summary>Chooses what to ask: time to answer, signals without an answer and the two best routes are set as one would mostly set them.</summary>
    public void Choose(string template)
    {
        var signals = Desk.Case.Signals.Where(s => string.IsNullOrWhiteSpace(s.Answer)).Select(s => s.Ordinal).ToList();
        var routes = Routes.OrderByDescending(r => r.Strength).DistinctBy(r => r.Route.Channel, StringComparer.Ordinal).Take(RoutesAtFirst).Select(r => r.Route.Code);
        Ask(q => q with
        {
            Template = template,
            Days = RequestBook.Find(template)?.Days ?? q.Days,
            Signals = signals.Count > 0 ? signals : [.. Desk.Case.Signals.Take(1).Select(s => s.Ordinal)],
            Routes = [.. routes],
        });
    }

    /// <summary>Changes the question.</summary>
    public void Ask(Func<Question, Question> change) => Change(d => d with { Question = change(d.Question) });

    /// <summary>Changes the draft; it is saved soon.</summary>
    public void Change(Func<MessageDraft, MessageDraft> change)
    {
        Draft = change(Draft) with { Revision = Draft.Revision + 1 };
        Check();
        _saver?.Touch();
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>What stands in the way of one field, to be said now: what is only not yet filled in waits for the attempt to send.</summary>
    public IEnumerable<Refusal> About(string what) => Left.Where(r => r.About == what && (Tried || r.Code is not ("placeholder_missing" or "template_missing")));

    /// <summary>Sends the question on the screen, whatever was saved of it.</summary>
    public async Task<bool> AskAsync()
    {
        Tried = true;
        var asked = await Desk.DoAsync(new AskAppellant(Desk.Case.Id, Desk.Token, Draft.Question));
        return Done(asked.Refusals);
    }

    /// <summary>Writes the answer on the screen down.</summary>
    public async Task<bool> RecordAsync()
    {
        Tried = true;
        var heard = await Desk.DoAsync(new RecordAnswer(Desk.Case.Id, new AppellantAnswer(Draft.Answer, Draft.Signals)));
        return Done(heard.Refusals);
    }

    /// <summary>Saves what is not saved yet; nothing is written afterwards.</summary>
    public Task CloseAsync() => _saver?.CloseAsync() ?? Task.CompletedTask;

    private bool Done(IReadOnlyList<Refusal> refusals)
    {
        Left = refusals;
        if (refusals.Count > 0)
        {
            return false;
        }

        _saver?.Forget();
        (Draft, SavedAt, Tried) = (new MessageDraft { Revision = Draft.Revision + 1 }, null, false);
        Changed?.Invoke(this, EventArgs.Empty);
        return true;
    }

    private void Check() => Left = Draft.Writing == Writing.Question && Template is not null ? Desk.Case.Broken(Draft.Question, Desk.World, Desk.Now) : [];

    private async Task<bool> SaveAsync()
    {
        try
        {
            var saved = await drafts.SaveAsync(Desk.Case.Id, Desk.Case.Round, Desk.Me.Id, Draft);
            (Saving, SavedAt) = saved is null ? (DraftState.Newer, SavedAt) : (DraftState.Kept, saved);
            await Desk.KeepAsync();
        }
        catch (Exception failed) when (failed is DbUpdateException or System.Data.Common.DbException or TimeoutException)
        {
            Saving = DraftState.Failed;
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return Saving != DraftState.Failed;
    }
}
