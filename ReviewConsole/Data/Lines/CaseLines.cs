using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Rights;

namespace ReviewConsole.Data.Lines;

/// <summary>Keeps the queue's line of a case in step with the case, in the same transaction.</summary>
internal static class CaseLines
{
    public static async Task RenewAsync(ReviewDb db, Case of, WeightsInForce weights, CaseWorld world, CancellationToken stop)
    {
        var line = db.Entry(of).State == EntityState.Added ? null : await db.CaseRows.FindAsync([of.Id], stop);
        if (line is not null && line.DisplayName != of.Account.DisplayName)
        {
            await db.Entry(line).Collection(r => r.Names).LoadAsync(stop);
        }

        if (line is null)
        {
            // Brought in when it is whole, so that nobody has to look for what came on it later.
            line = new CaseRow { Id = of.Id, Number = of.Number };
            Link(of, line);
            Write(of, line, weights, world);
            db.CaseRows.Add(line);
            return;
        }

        if (line.Round != of.Round)
        {
            // Only a new round brings another description of the account.
            await db.Entry(line).Collection(r => r.Links).LoadAsync(stop);
            Link(of, line);
            (line.RuleVersion, line.RulesAt) = (0, null);
        }

        Write(of, line, weights, world);
    }

    /// <summary>Reads the lines of several cases in one go, so that renewing each asks for none.</summary>
    public static Task LoadAsync(ReviewDb db, IReadOnlyList<Case> cases, CancellationToken stop)
    {
        var ids = cases.Select(c => c.Id).ToList();
        return db.CaseRows.Where(r => ids.Contains(r.Id)).LoadAsync(stop);
    }

    /// <summary>Writes everything the queue shows, filters and sorts by.</summary>
    public static void Write(Case of, CaseRow line, WeightsInForce weights, CaseWorld world)
    {
        line.Lane = of.State is CaseState.Waiting or CaseState.SetAside ? Lane.Waiting : CaseMoves.IsOpen(of.State) ? Lane.Open : Lane.Done;
        line.State = of.State;
        line.WaitingFor = of.WaitingFor;
        line.Round = of.Round;
        line.DueAt = of.DueAt;
        line.CameBack = of.CameBack;
        WriteWait(of, line, world);
        line.ReceivedAt = of.ReceivedAt;
        line.ImposedAt = of.Restriction.ImposedAt;
        line.UrgentAt = Urgency.Of(of.DueAt, of.Harm, of.Restriction.ImposedAt, of.ReceivedAt, weights.Weights, of.CameBack != CameBack.Nothing);
        line.OrderVersion = weights.Version;
        line.Holder = of.Claim?.Holder;
        line.ClaimUntil = of.Claim?.Until;
        line.Assignee = of.FallsBackTo;
        line.BackAt = of.Aside?.Until;
        line.Basis = of.Restriction.Basis;
        line.Scopes = of.Restriction.Scope.Aggregate(0, (bits, scope) => bits | (1 << (int)scope));
        line.Kind = of.Account.Kind;
        line.Language = Languages.Primary(of.Language);
        line.DeclinesFace = of.DeclinesFace;
        line.AsksForHuman = of.AsksForHuman;
        line.Rights = of.Rights.Where(r => r.IsWaiting).Aggregate(0, (bits, right) => bits | (1 << (int)right.Kind));
        line.RightsDueAt = of.Rights.Where(r => r.IsWaiting).Select(r => (DateTimeOffset?)r.DueAt).Min();
        line.HeldMinor = of.Harm.HeldMinor;
        line.Currency = of.Harm.Currency;
        line.OpenOrders = of.Harm.OpenOrders;
        line.Livelihood = of.Harm.Livelihood;
        line.BeforeLead = of.BeforeLead;
        line.Tags = of.Tags.Count == 0 ? "" : $" {string.Join(' ', of.Tags)} ";
        line.SignalCount = of.Signals.Count;
        line.TopSignals = string.Join(' ', of.Signals.OrderByDescending(s => s.Weight).Take(2).Select(s => s.Code));
        line.AccountId = of.Account.Id;
        line.SearchAccount = SearchText.Account(of.Account.Id) ?? "";
        WritePersonal(of, line);
        var decided = of.Decided;
        line.DecidedAt = decided?.DecidedAt;
        line.DecidedBy = decided?.DecidedBy;
        line.Outcome = decided?.Outcome;
        line.Grounds = decided is null ? "" : $" {string.Join(' ', decided.Grounds.Select(g => g.Code))} ";
        WriteJudges(of, line);
    }

    private static void Link(Case of, CaseRow line)
    {
        var links = CaseLinks.Of(of.Account, of.Signals);
        line.Links.RemoveAll(known => !links.Contains(new CaseLink(known.Kind, known.Hash)));
        line.Links.AddRange(links.Where(l => !line.Links.Exists(known => known.Kind == l.Kind && known.Hash == l.Hash)).ToList()
            .Select(l => new CaseLinkRow { Case = line.Id, Kind = l.Kind, Hash = l.Hash }));
    }

    // Only while it is with a second person or a lead: whoever judged it is not asked again.
    private static void WriteJudges(Case of, CaseRow line)
    {
        var judged = of.State is CaseState.SecondReview or CaseState.LeadReview ? of.JudgementsNow : [];
        (line.FirstJudge, line.SecondJudge) = (judged.Count > 0 ? judged[0].By : null, judged.Count > 1 ? judged[1].By : null);
    }

    private static void WriteWait(Case of, CaseRow line, CaseWorld world)
    {
        var waits = of.WaitingFor == WaitingFor.Appellant;
        line.CapAt = of.CapAt;
        line.PausedDays = of.PausedDays(world);
        line.PausedUntil = waits && of.Pauses.Count > 0 ? of.Pauses[^1].Until : null;
        WriteClocks(of, line, world);
        line.AnswerBy = waits ? of.Thread?.Until : null;
    }

    private static void WriteClocks(Case of, CaseRow line, CaseWorld world)
    {
        var running = of.Clocks(world).Where(c => c.MetAt is null).ToList();
        line.NextClockAt = of.NextClockAt(running);

        // What the platform did otherwise is not done, whatever the clock says.
        var otherwise = (of.State == CaseState.EffectRefused ? 1 << (int)ServiceClock.Lift : 0) | (of.Rights.Any(r => r.State == RightState.NotDone) ? 1 << (int)ServiceClock.RightDone : 0);
        (line.Near, line.Missed) = (Bits(missed: false), Bits(missed: true) | otherwise);

        int Bits(bool missed) => running.Where(c => of.ClockMarks.Contains(new ClockMark(c.Clock, missed, c.Limit))).Aggregate(0, (bits, c) => bits | (1 << (int)c.Clock));
    }

    private static void WritePersonal(Case of, CaseRow line)
    {
        Name(line, of.Account.DisplayName);
        line.SearchEmail = SearchText.Email(of.Account.Email);
        line.SearchPhone = SearchText.Phone(of.Account.Phone);
        line.SearchContact = of.Contact?.Address is { } address
            ? address.Contains('@', StringComparison.Ordinal) ? SearchText.Email(address) : SearchText.Phone(address)
            : null;
    }

    /// <summary>Writes the name, and what it is found by; where it changes, the earlier ones must be loaded.</summary>
    public static void Name(CaseRow line, string? name)
    {
        if (line.DisplayName == name)
        {
            return;
        }

        line.DisplayName = name;
        var found = SearchText.Names(name);
        line.Names.RemoveAll(n => !found.Contains(n.Text));
        line.Names.AddRange(found.Except(line.Names.Select(n => n.Text)).ToList().Select(text => new SearchedName { Case = line.Id, Text = text }));
    }
}
