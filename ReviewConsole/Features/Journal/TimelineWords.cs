using System.Globalization;
using Microsoft.Extensions.Localization;
using ReviewConsole.Data.Desk;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Events;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Ui;

namespace ReviewConsole.Features.Journal;

/// <summary>Puts a fact into a sentence; codes become names.</summary>
internal static class TimelineWords
{
    /// <summary>What happened.</summary>
    public static string Sentence(IStringLocalizer words, IStringLocalizer dates, CaseDesk desk, TimelineFact fact)
    {
        string Code(string name) => fact.Codes.GetValueOrDefault(name, "");
        string Named(string route) => desk.World.Catalogue.Route(route)?.Name.In(desk.Me.Language) ?? route;
        string Route() => Named(Code("route"));
        string Term(string family, string name) => Terms.Of(family, Code(name));
        string Day(string name) => InstantText.ForReading(dates, DateTimeOffset.Parse(Code(name), CultureInfo.InvariantCulture), desk.Me.Zone, desk.Now, dateOnly: true);
        return fact.Kind switch
        {
            FactKinds.RouteOffered => words[fact.Kind, Route()],
            FactKinds.CheckSent => words[fact.Kind, Route()],
            FactKinds.CheckResult => words[Code("by_hand").Length > 0 ? fact.Kind : "check_result.own", Route(), Term("CheckState", "result")],
            FactKinds.RoutesReopened => words[fact.Kind, Terms.List(Code("routes").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Named))],
            FactKinds.FindingSet => words[fact.Kind, desk.SignalName(Code("code")), Term("Finding", "finding")],
            FactKinds.EvidenceOpened => words[fact.Kind, desk.SignalName(Code("code"))],
            FactKinds.Waiting => words[fact.Kind, Term("WaitingFor", "for")],
            FactKinds.FieldRevealed => words[fact.Kind, Term("Field", "field"), Term("Reveal", "reason")],
            FactKinds.Decided => words[fact.Kind, Term("Outcome", "outcome"), Grounds(desk, Code("grounds"))],
            FactKinds.Proposed or FactKinds.Judged => words[fact.Kind, Term("Effect", "promises"), Grounds(desk, Code("grounds"))],
            FactKinds.Skipped => words[fact.Kind, Term("SkipReason", "reason")],
            FactKinds.SetAside => words[fact.Kind, Term("AsideReason", "reason")],
            FactKinds.HandedOver => words[fact.Kind, fact.Whom ?? "—"],
            FactKinds.Assigned => words[Code("rule").Length > 0 ? "assigned.rule" : fact.Kind, fact.Whom ?? "—"],
            FactKinds.Returned when Code("why") is "person_away" or "by_lead" => words["returned." + Code("why")],
            FactKinds.PutBeforeLead => words[fact.Kind, Code("people")],
            FactKinds.InformationRequested => words[fact.Kind, RequestBook.Find(Code("template"))?.Name.In(desk.Me.Language) ?? "", Day("until")],
            FactKinds.ReminderSent => words[fact.Kind, Code("number"), Day("until")],
            FactKinds.AnswerReceived => words[Code("by_hand") == "true" ? fact.Kind : fact.Kind + ".sent"],
            FactKinds.ClockNear or FactKinds.ClockMissed => words[fact.Kind, Term("ServiceClock", "clock")],
            FactKinds.EffectApplied or FactKinds.EffectRefused => words[Code("face_demanded") == "true" ? "effect_refused.face" : fact.Kind, Term("EffectResult", "result")],
            FactKinds.Tagged or FactKinds.Untagged => words[fact.Kind, fact.Values.GetValueOrDefault("tag") is { } tag ? "#" + tag : "—"],
            FactKinds.TakenIn => words[fact.Kind, Term("TakenInBy", "way")],
            FactKinds.RightAsked => words[fact.Kind, Term("RightsRequestKind", "right")],
            FactKinds.RightAnswered => words[$"{fact.Kind}.{Code("answer")}", Term("RightsRequestKind", "right")],
            FactKinds.RightUndone or FactKinds.RightEffective or FactKinds.RightCarriedOut => words[fact.Kind, Term("RightsRequestKind", "right")],
            FactKinds.RightNotCarriedOut => words[fact.Kind, Term("RightsRequestKind", "right"), Term("RightResult", "result")],
            FactKinds.RestrictionReported => words[$"{fact.Kind}.{Code("change")}"],
            FactKinds.NoticeReported => words[Code("arrived") == "true" ? fact.Kind : fact.Kind + ".not", Term("Channel", "channel")],
            FactKinds.SignalAdded => words[fact.Kind, desk.SignalName(Code("code"))],
            FactKinds.SignalHeld => words[Code("why") == "face_only_route" ? fact.Kind + ".face_only_route" : fact.Kind, desk.SignalName(Code("code"))],
            FactKinds.EventNoted => words[fact.Kind, EventBook.All.FirstOrDefault(e => e.Word == Code("event"))?.Name.In(desk.Me.Language) ?? "—"],
            FactKinds.RoundOpened => words[Code("why") == "reimposed" ? fact.Kind + ".reimposed" : fact.Kind, Code("round")],
            _ => words[fact.Kind],
        };
    }

    /// <summary>Who did it, where it was no person.</summary>
    public static string? Who(IStringLocalizer words, TimelineFact fact) => fact.Who ?? words[$"Actor.{fact.ActorKind}"];

    /// <summary>What was written with it, for reading in place; the statement and the notice have their own places.</summary>
    public static string? More(IStringLocalizer words, TimelineFact fact) => fact.Kind switch
    {
        FactKinds.CheckResult => fact.Values.GetValueOrDefault("seen"),
        FactKinds.FindingSet => fact.Values.GetValueOrDefault("reply"),
        FactKinds.Decided or FactKinds.Proposed or FactKinds.Judged => fact.Values.GetValueOrDefault("internal_note"),
        FactKinds.SetAside => fact.Values.GetValueOrDefault("other"),
        FactKinds.HandedOver => fact.Values.GetValueOrDefault("checked") is { } done ? words["handed_over.more", done, fact.Values.GetValueOrDefault("open") ?? ""].Value : null,
        FactKinds.Assigned or FactKinds.Returned or FactKinds.SecondDemanded or FactKinds.EffectApplied or FactKinds.EffectRefused or FactKinds.RestrictionReported or FactKinds.NoticeReported or FactKinds.Withdrawn or FactKinds.RightCarriedOut or FactKinds.RightNotCarriedOut => fact.Values.GetValueOrDefault("reason"),
        FactKinds.FieldRevealed => fact.Values.GetValueOrDefault("other"),
        FactKinds.AnswerReceived => fact.Values.GetValueOrDefault("text"),
        _ => null,
    };

    private static string Grounds(CaseDesk desk, string codes) => string.Join(" · ",
        codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => desk.World.Catalogue.Ground(c)?.Name.In(desk.Me.Language) ?? c));
}
