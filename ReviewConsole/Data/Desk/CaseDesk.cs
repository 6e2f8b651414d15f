using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Lines;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Desk;

/// <summary>
/// A case as one person has it open before them: what it is now, whether they hold it, and the way to do deeds on it. The panels of a
/// case page share one desk, so that a deed of one is seen by all.
/// </summary>
public sealed class CaseDesk(DeedDoor door, IDbContextFactory<ReviewDb> databases, PeopleNames people, CaseWorld world, TimeProvider time, CurrentPerson me, OwnWork work)
{
    private static readonly TimeSpan Spent = TimeSpan.FromMinutes(1);

    private Case? _case;
    private ClaimToken _lastHeld;
    private IReadOnlySet<string> _interests = new HashSet<string>();
    private long _asked;
    private long _shown;
    private Task _last = Task.CompletedTask;

    /// <summary>Raised when the case or the last refusals changed.</summary>
    public event EventHandler? Changed;

    /// <summary>The case; only for reading.</summary>
    /// <exception cref="InvalidOperationException">Nothing is open yet.</exception>
    public Case Case => _case ?? throw new InvalidOperationException("Open a case first.");

    /// <summary>True once a case is open.</summary>
    public bool IsOpen => _case is not null;

    /// <summary>Catalogue, numbers and calendar in force.</summary>
    public CaseWorld World => world;

    /// <summary>Who sits here.</summary>
    public CurrentPerson Me => me;

    /// <summary>The instant it is read at.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Names of the people who appear on the case.</summary>
    public IReadOnlyDictionary<PersonId, ReviewerName> Names { get; private set; } = new Dictionary<PersonId, ReviewerName>();

    /// <summary>True while this person holds the case.</summary>
    public bool Holds => _case?.Claim is { } claim && claim.Holder == me.Id && claim.IsLive(Now);

    /// <summary>True while this person has the case in hand to supersede a decision that stands.</summary>
    public bool Corrects => _case?.IsCorrectedBy(me.Id, Now) == true;

    /// <summary>When this person's claim ended by itself; null while it holds, and where somebody has it now or it was given back.</summary>
    public DateTimeOffset? LapsedAt => _case?.Claim is { } claim && claim.Holder == me.Id && !claim.IsLive(Now) ? claim.Until : null;

    /// <summary>The token to act with: of the live claim, else of the one last held here, so that a lost claim is told apart from none.</summary>
    public ClaimToken Token => Holds ? Case.Claim!.Token : _lastHeld;

    /// <summary>True while what the first person held is kept from this one. Auditors judge nothing, and see it.</summary>
    public bool IsBlind => Case.IsBlind(me.Id) && me.Role != Role.Auditor;

    /// <summary>Whether this person decides where two disagreed; read only for a case that asks for it.</summary>
    public bool Leads { get; private set; }

    /// <summary>Why this person may not handle the case at all; null where they may. Only for showing: each deed asks again.</summary>
    public Refusal? Barred => Case.BarredFor(me.Id, _interests);

    /// <summary>The routes as they stand now.</summary>
    public IReadOnlyList<RouteStanding> Routes => Case.Routes(world.Catalogue, world.Rules, Now);

    /// <summary>Why the last deed was refused; empty after one that was done.</summary>
    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>What still stands in the way of what somebody tried; stays until it is mended, whatever else is done meanwhile.</summary>
    public IReadOnlyList<Refusal> Pending { get; set; } = [];

    /// <summary>Opens a case by its number.</summary>
    /// <returns>False when there is none.</returns>
    public async Task<bool> OpenAsync(CaseNumber number, CancellationToken stop = default)
    {
        var asked = ++_asked;
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db.Cases.AsNoTracking().AsSplitQuery()
            .Include(c => c.AllSignals).Include(c => c.Checks).Include(c => c.Appeals).Include(c => c.Rights).Include(c => c.Decisions).Include(c => c.Messages)
            .SingleOrDefaultAsync(c => c.Number == number, stop);
        if (found is null)
        {
            return false;
        }

        var names = await people.OfAsync(
            [
                .. found.Decisions.SelectMany(d => new[] { d.DecidedBy, d.SecondedBy ?? d.DecidedBy }), .. found.Judgements.Select(j => j.By), .. found.Messages.Select(m => m.By).OfType<PersonId>(),
                .. new[] { found.Claim?.Holder, found.FallsBackTo, found.Sheet?.From, found.Sheet?.To }.OfType<PersonId>(),
            ],
            stop);

        var now = Now;
        Leads = me.Role == Role.Lead || (found.State == CaseState.LeadReview && await db.Users.AnyAsync(p => p.Id == me.Id.Value && p.DeputyUntil > now, stop));
        var interests = await db.InterestsAsync(me.Id, stop);

        // Two reads may be under way, one's own and one that another's deed caused; the one that began later knows more.
        if (asked > _shown)
        {
            (_shown, _case, Names, _interests) = (asked, found, names, interests);
            _lastHeld = Holds ? found.Claim!.Token : _lastHeld;
        }

        return true;
    }

    /// <summary>Reads the case afresh.</summary>
    public async Task ReloadAsync(CancellationToken stop = default)
    {
        await OpenAsync(Case.Number, stop);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Ends when every deed asked for so far is done: what comes next may depend on them.</summary>
    public Task SettledAsync() => _last.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>
    /// Does a deed as this person, reads the case afresh and tells every panel. Deeds are done in the order they were asked for: hands on
    /// a keyboard are faster than a database.
    /// </summary>
    public Task<Result<T>> DoAsync<T>(Deed<T> deed, CancellationToken stop = default)
    {
        var done = DoAfterAsync(SettledAsync(), deed, stop);
        _last = done;
        return done;
    }

    private async Task<Result<T>> DoAfterAsync<T>(Task earlier, Deed<T> deed, CancellationToken stop)
    {
        await earlier;
        var answer = await door.DoAsync(me.Actor, deed, stop);
        Refusals = answer.Refusals;
        work.Goes();
        await OpenAsync(Case.Number, stop);
        await KeepAsync(stop);
        Changed?.Invoke(this, EventArgs.Empty);
        return answer;
    }

    /// <summary>Activity keeps the claim: extends it once a minute of it is spent. Says nothing when there is no claim to keep.</summary>
    public async Task KeepAsync(CancellationToken stop = default)
    {
        if (Holds && Case.Claim!.Until - Now < world.Rules.ClaimLasts - Spent)
        {
            await door.DoAsync(me.Actor, new ExtendClaim(Case.Id, Token), stop);
            await OpenAsync(Case.Number, stop);
        }
    }

    /// <summary>Forgets what was refused about one thing: it is being mended.</summary>
    public void Mend(string about)
    {
        if (Refusals.Any(r => r.About == about))
        {
            Refusals = [.. Refusals.Where(r => r.About != about)];
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    /// <summary>What was refused about one thing.</summary>
    public IEnumerable<Refusal> About(string what) => Refusals.Concat(Pending).Where(r => r.About == what).DistinctBy(r => r.Code);

    /// <summary>A refusal as a sentence, with names instead of codes.</summary>
    public string Say(Refusal refusal) => Sentences.Of(refusal, CultureInfo.CurrentUICulture, value => value.Key switch
    {
        "signal" => SignalName(value.Value),
        "route" => world.Catalogue.Route(value.Value)?.Name.In(me.Language) ?? value.Value,
        "ground" => world.Catalogue.Ground(value.Value)?.Name.In(me.Language) ?? value.Value,
        "by" when Guid.TryParse(value.Value, out var person) => NameOf(new PersonId(person)),
        "language" => Terms.Language(value.Value),
        _ => value.Value,
    });

    /// <summary>A signal in words; an unknown one by the letters the platform sent.</summary>
    public string SignalName(string code) => world.Catalogue.Signal(code)?.Name.In(me.Language) ?? code.Replace('_', ' ');

    /// <summary>The working name of a person on this case.</summary>
    public string NameOf(PersonId person) => Names.TryGetValue(person, out var name) ? name.Alias : "—";
}
