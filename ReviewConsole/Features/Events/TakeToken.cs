using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Events;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Events;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Events;

/// <summary>
/// Takes a token that is believed, once however often it comes. Its signals go on the open cases of whom they are about, else wait for the next. Refused with
/// <c>event_issuer</c> where its issuer was turned off meanwhile, and <c>event_reused</c> where another token came under its id.
/// </summary>
/// <param name="Token">What it says.</param>
/// <param name="Issuer">Whose it is.</param>
/// <param name="Hash">SHA-256 of its claims, lower-case hex.</param>
internal sealed record TakeToken(EventToken Token, Guid Issuer, string Hash) : Deed<TokenBecame>
{
    public override May Needs => May.ReportSignals;

    public override IReadOnlyList<string> Names =>
        [$"event {Issuer:D} {Token.Id}", .. Token.Events.Select(e => e.Subject?.Account).OfType<string>().Distinct(StringComparer.Ordinal).Select(KeptSignals.NameOf)];

    public override async Task<Result<TokenBecame>> DoAsync(DeedScope scope)
    {
        if (await scope.Db.EventIssuers.SingleOrDefaultAsync(i => i.Id == Issuer, scope.Stop) is not { OffSince: null } issuer)
        {
            return Refusal.Of("event_issuer");
        }

        if (await scope.Db.EventTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Issuer == Issuer && t.Token == Token.Id, scope.Stop) is { } known)
        {
            return known.Hash == Hash ? known.Became : Refusal.Of("event_reused");
        }

        var became = await SpreadAsync(scope);
        issuer.LastTakenAt = scope.Now;
        var words = string.Join(' ', Token.Events.Select(e => EventBook.Find(e.Type)?.Word ?? "?").Distinct(StringComparer.Ordinal));
        scope.Db.EventTokens.Add(new EventTokenRow { Issuer = Issuer, Token = Token.Id, Hash = Hash, Events = words, IssuedAt = Token.IssuedAt, At = scope.Now, Became = became });
        scope.Append(Streams.Events, Fact.Of(FactKinds.EventTaken, ("issuer", Issuer.ToString("D")), ("token", Token.Id), ("events", words), ("became", EventWords.Code(became))));
        return became;
    }

    private async Task<TokenBecame> SpreadAsync(DeedScope scope)
    {
        var about = new List<(SecurityEvent Event, string? Whose, IReadOnlyList<CaseId> Cases)>();
        foreach (var one in Token.Events)
        {
            var concerns = EventBook.MeaningOf(one).Use is EventUse.Signal or EventUse.Noted && one.Subject is not null;
            about.Add((one, one.Subject is { } subject ? Whose.Of(subject) : null, concerns ? await KeptSignals.CasesOfAsync(scope.Db, one.Subject!, scope.Stop) : []));
        }

        // All of them in one order, before the first is changed, or two deeds would wait for each other.
        var loaded = await scope.LoadAsync(about.SelectMany(a => a.Cases).Distinct().ToList());
        return about.Select(a => Take(a.Event, a.Whose, [.. loaded.Where(c => a.Cases.Contains(c.Id) && CaseMoves.IsOpen(c.State) && Whose.Of(c.Account).Contains(a.Whose))], scope)).Max();
    }

    private TokenBecame Take(SecurityEvent one, string? whose, List<Case> cases, DeedScope scope)
    {
        var use = EventBook.MeaningOf(one).Use;
        if (use is EventUse.Unknown or EventUse.Ignored || whose is null)
        {
            return use switch { EventUse.Unknown => TokenBecame.Unknown, EventUse.Ignored => TokenBecame.Ignored, _ => TokenBecame.Nobody };
        }

        if (ReportedSignal.Of(Token, one) is not { } reported)
        {
            cases.ForEach(subject => subject.Note(one, Token));
            return cases.Count > 0 ? TokenBecame.Noted : TokenBecame.NoCase;
        }

        return cases.Count > 0 ? cases.Max(subject => Put(reported, whose, subject, scope))
            : scope.Keep(reported, whose, beside: null) ? TokenBecame.Kept
            : TokenBecame.NoCase;
    }

    private static TokenBecame Put(ReportedSignal reported, string whose, Case subject, DeedScope scope)
    {
        var taken = subject.TakeSignal(reported, scope.World, scope.Now);
        if (taken.IsDone)
        {
            return TokenBecame.OnCase;
        }

        subject.HoldSignal(reported, taken.Refusals[0]);
        scope.Keep(reported, whose, subject.Id);
        return TokenBecame.Held;
    }
}
