using System.Collections.Frozen;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Platform;

/// <summary>One thing somebody may do. Every page, endpoint and deed names exactly one.</summary>
public enum May
{
    /// <summary>See one's own settings and sign out.</summary>
    Enter,

    /// <summary>See queue and cases.</summary>
    ReadCases,

    /// <summary>See a masked value, for a reason.</summary>
    RevealPersonal,

    /// <summary>Be told who saw more masked values than the budget allows.</summary>
    WatchReveals,

    /// <summary>Take, keep and give back a case, set findings, offer routes, record checks.</summary>
    WorkCases,

    /// <summary>Decide.</summary>
    Decide,

    /// <summary>Supersede a decision that stands.</summary>
    Supersede,

    /// <summary>Change how much harm pulls a case forward in the queue.</summary>
    SetOrder,

    /// <summary>Bring the queue into the order in force; only the program itself may.</summary>
    KeepOrder,

    /// <summary>End checks whose time is over; only the program itself may.</summary>
    KeepChecks,

    /// <summary>Remind appellants of what they were asked, and end their time to answer; only the program itself may.</summary>
    KeepAsking,

    /// <summary>Say that somebody else is away, or back.</summary>
    PlanAbsence,

    /// <summary>See who has what, give cases to people and take them back.</summary>
    Assign,

    /// <summary>Assign what nobody has by the standing rules; only the program itself may.</summary>
    KeepRules,

    /// <summary>See which signals are wrong, and whether decisions are right.</summary>
    SeeQuality,

    /// <summary>Say what the right answer of a decided case is.</summary>
    Calibrate,

    /// <summary>Draw decisions for a second look; only the program itself may.</summary>
    KeepQuality,

    /// <summary>Bring back what was set aside when its date has come; only the program itself may.</summary>
    KeepTime,

    /// <summary>Warn of clocks whose end is near, and say what was missed; only the program itself may.</summary>
    KeepClocks,

    /// <summary>Answer what an appellant asked for beside the appeal.</summary>
    AnswerRights,

    /// <summary>Bring into effect what was granted of it; only the program itself may.</summary>
    KeepRights,

    /// <summary>Say what the platform did with a decision; leads only by hand, where the platform cannot say it itself.</summary>
    ReportEffect,

    /// <summary>Pass on what the appellant says, or that they withdraw.</summary>
    SpeakForAppellant,

    /// <summary>Give the appellant a link and a code to see where their case stands.</summary>
    GiveAccess,

    /// <summary>Say how a check ended that was asked for.</summary>
    ReportCheck,

    /// <summary>Say whether a notice arrived.</summary>
    ReportNotice,

    /// <summary>Say what became of a restriction elsewhere.</summary>
    ReportRestriction,

    /// <summary>Say what happened to an account elsewhere, by a security event token.</summary>
    ReportSignals,

    /// <summary>Bring appeals in and settle refused ones.</summary>
    Import,

    /// <summary>Write down an appeal that comes on paper, at a counter or by telephone.</summary>
    TakeIn,

    /// <summary>Invite, disable, ask for and agree to changes of role.</summary>
    ManagePeople,

    /// <summary>Say where messages go, and see and replay what went.</summary>
    ManageDeliveries,

    /// <summary>Give keys to the platform's programs, and take them back.</summary>
    ManageKeys,

    /// <summary>Write down when keys were used, and forget old answers; only the program itself may.</summary>
    KeepKeys,

    /// <summary>Say whose security events are believed, and renew the key that signs ours.</summary>
    ManageEvents,

    /// <summary>Put waiting signals on cases, forget old ones, and make the first key that signs; only the program itself may.</summary>
    KeepEvents,

    /// <summary>Send what waits; only the program itself may.</summary>
    Deliver,

    /// <summary>Check the journal, and prove what is in it.</summary>
    VerifyJournal,

    /// <summary>See how far the journal is sealed.</summary>
    SeeJournal,

    /// <summary>Go on after a restored backup was noticed: an auditor alone, an administrator and a lead only together.</summary>
    AcknowledgeRestore,

    /// <summary>Seal facts, and stop where the journal is not the one that stands outside; only the program itself may.</summary>
    Seal,

    /// <summary>Put another key in the place of the one that signs checkpoints.</summary>
    ChangeSealKey,

    /// <summary>Fill the demonstration; nobody signed in may.</summary>
    FillDemonstration,

    /// <summary>Record sign-ins and passwords set by invitation; only the program itself may.</summary>
    KeepTheDoor,
}

/// <summary>Who may what. Closed by default: what is not in the table is refused.</summary>
public static class Permissions
{
    private static readonly FrozenDictionary<Role, FrozenSet<May>> ByRole = new Dictionary<Role, FrozenSet<May>>
    {
        [Role.Reviewer] = [May.Enter, May.ReadCases, May.RevealPersonal, May.WorkCases, May.Decide, May.AnswerRights, May.GiveAccess, May.TakeIn],
        [Role.Lead] = [May.Enter, May.ReadCases, May.RevealPersonal, May.WorkCases, May.Decide, May.AnswerRights, May.Supersede, May.SetOrder, May.WatchReveals, May.PlanAbsence, May.Assign, May.SeeQuality, May.Import, May.ReportEffect, May.Calibrate, May.GiveAccess, May.TakeIn, May.SeeJournal, May.AcknowledgeRestore],
        [Role.Auditor] = [May.Enter, May.ReadCases, May.RevealPersonal, May.WatchReveals, May.SeeQuality, May.VerifyJournal, May.SeeJournal, May.AcknowledgeRestore],
        [Role.Admin] = [May.Enter, May.ManagePeople, May.PlanAbsence, May.ManageDeliveries, May.ManageKeys, May.ManageEvents, May.SeeJournal, May.AcknowledgeRestore],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<ActorKind, FrozenSet<May>> ByKind = new Dictionary<ActorKind, FrozenSet<May>>
    {
        [ActorKind.Operator] = [May.Import, May.ManagePeople, May.ManageKeys, May.VerifyJournal, May.ChangeSealKey, May.FillDemonstration],
        [ActorKind.Platform] = [May.Import, May.SpeakForAppellant, May.GiveAccess, May.ReportCheck, May.ReportEffect, May.ReportNotice, May.ReportRestriction, May.ReportSignals],
        [ActorKind.Appellant] = [May.SpeakForAppellant],
        [ActorKind.System] = [May.KeepTheDoor, May.KeepOrder, May.KeepChecks, May.KeepAsking, May.KeepTime, May.KeepClocks, May.KeepRights, May.KeepRules, May.KeepQuality, May.KeepKeys, May.KeepEvents, May.Deliver, May.Seal],
    }.ToFrozenDictionary();

    /// <summary>True when a person of this role may.</summary>
    public static bool Allows(Role role, May what) => ByRole.TryGetValue(role, out var set) && set.Contains(what);

    /// <summary>True when an actor that is no person may.</summary>
    public static bool Allows(ActorKind kind, May what) => ByKind.TryGetValue(kind, out var set) && set.Contains(what);
}
