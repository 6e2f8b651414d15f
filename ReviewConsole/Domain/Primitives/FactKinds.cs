namespace ReviewConsole.Domain.Primitives;

/// <summary>Every kind of fact there is. A kind is part of the journal's format: never renamed, never reused.</summary>
public static partial class FactKinds
{
    /// <summary>A case came into being from an appeal.</summary>
    public const string CaseOpened = "case_opened";

    /// <summary>A further appeal on an open restriction joined its case.</summary>
    public const string AppealJoined = "appeal_joined";

    /// <summary>An appeal on a decided restriction opened a new round.</summary>
    public const string RoundOpened = "round_opened";

    /// <summary>A person took the case.</summary>
    public const string Claimed = "claimed";

    /// <summary>The holder gave the case back.</summary>
    public const string Released = "released";

    /// <summary>The holder gave the case back for a reason that concerns the case, and is not offered it again in this round.</summary>
    public const string Skipped = "skipped";

    /// <summary>So many people gave the case back that a lead has to look at it.</summary>
    public const string PutBeforeLead = "put_before_lead";

    /// <summary>The holder paused the case until a date; it stays theirs.</summary>
    public const string SetAside = "set_aside";

    /// <summary>The date to which a case was set aside has come.</summary>
    public const string SetAsideReturned = "set_aside_returned";

    /// <summary>The holder gave the case to a colleague, with what was checked and what is open.</summary>
    public const string HandedOver = "handed_over";

    /// <summary>A lead made it somebody's next.</summary>
    public const string Assigned = "assigned";

    /// <summary>The case went back to the queue because its holder or assignee may not handle it any more.</summary>
    public const string Returned = "returned";

    /// <summary>The case waits for a check or for the appellant.</summary>
    public const string Waiting = "waiting";

    /// <summary>The appellant was asked something.</summary>
    public const string InformationRequested = "information_requested";

    /// <summary>The appellant was reminded of a question.</summary>
    public const string ReminderSent = "reminder_sent";

    /// <summary>The appellant wrote.</summary>
    public const string AnswerReceived = "answer_received";

    /// <summary>The time to answer ended after two reminders.</summary>
    public const string AnswerTimeEnded = "answer_time_ended";

    /// <summary>A route was offered to the appellant.</summary>
    public const string RouteOffered = "route_offered";

    /// <summary>The appellant took up a route; the check is under way.</summary>
    public const string CheckSent = "check_sent";

    /// <summary>A check ended.</summary>
    public const string CheckResult = "check_result";

    /// <summary>Every check the case waited for has ended; it goes on.</summary>
    public const string ChecksOver = "checks_over";

    /// <summary>Too few ways without a face would have been left: some that everybody can use are open once more.</summary>
    public const string RoutesReopened = "routes_reopened";

    /// <summary>A signal's finding was set or changed.</summary>
    public const string FindingSet = "finding_set";

    /// <summary>A signal's row was shown in full to a person.</summary>
    public const string EvidenceOpened = "evidence_opened";

    /// <summary>A decision was made, with its notice as sent.</summary>
    public const string Decided = "decided";

    /// <summary>Whoever decided took the decision back, before anything left.</summary>
    public const string DecisionTakenBack = "decision_taken_back";

    /// <summary>A lead took a decided case in hand to supersede its decision.</summary>
    public const string CorrectionBegun = "correction_begun";

    /// <summary>A decision that one person is not enough for was handed to a second.</summary>
    public const string Proposed = "proposed";

    /// <summary>The second person judged, without knowing what the first held.</summary>
    public const string Judged = "judged";

    /// <summary>What was held so far does not count any more: something new came in, or the decision was taken back.</summary>
    public const string JudgementsEnded = "judgements_ended";

    /// <summary>A lead wants a second person, whatever the rules say.</summary>
    public const string SecondDemanded = "second_demanded";

    /// <summary>A lead does not want that any more.</summary>
    public const string SecondWaived = "second_waived";

    /// <summary>A person looked at a case.</summary>
    public const string CaseViewed = "case_viewed";

    /// <summary>A masked value was shown to a person, for a reason.</summary>
    public const string FieldRevealed = "field_revealed";

    /// <summary>A person saw more masked values in a day than the budget allows; leads are told.</summary>
    public const string RevealsOverBudget = "reveals_over_budget";

    /// <summary>An appeal was refused at the door and kept.</summary>
    public const string AppealRefused = "appeal_refused";

    /// <summary>A kept appeal was tried again or put away.</summary>
    public const string RefusedSettled = "refused_settled";

    /// <summary>A person took a copy of the kept appeals; they hold personal data.</summary>
    public const string RefusedCopied = "refused_copied";

    /// <summary>An import came to its end.</summary>
    public const string ImportFinished = "import_finished";

    /// <summary>Somebody was invited or added.</summary>
    public const string PersonAdded = "person_added";

    /// <summary>A new link to set a password was made for a person.</summary>
    public const string LinkIssued = "link_issued";

    /// <summary>A person set a password of their own.</summary>
    public const string PasswordSet = "password_set";

    /// <summary>An administrator asked for another role for somebody.</summary>
    public const string RoleChangeAsked = "role_change_asked";

    /// <summary>A second administrator agreed, or one of them withdrew it.</summary>
    public const string RoleChangeSettled = "role_change_settled";

    /// <summary>A person may no longer enter.</summary>
    public const string PersonDisabled = "person_disabled";

    /// <summary>A disabled person may enter again.</summary>
    public const string PersonEnabled = "person_enabled";

    /// <summary>A person is away for some time; what was theirs went back.</summary>
    public const string PersonAway = "person_away";

    /// <summary>A person is back before their time.</summary>
    public const string PersonBack = "person_back";

    /// <summary>A lead said how many cases somebody has at most, and for which they are able.</summary>
    public const string PersonPlanned = "person_planned";

    /// <summary>A lead said what somebody is trusted with: no beginner any more, a deputy until a date.</summary>
    public const string PersonTrusted = "person_trusted";

    /// <summary>A person signed in.</summary>
    public const string SignedIn = "signed_in";

    /// <summary>A person signed out, on all devices.</summary>
    public const string SignedOut = "signed_out";

    /// <summary>A person was locked out after failures.</summary>
    public const string LockedOut = "locked_out";

    /// <summary>An administrator ended a lock-out before its time.</summary>
    public const string PersonUnlocked = "person_unlocked";

    /// <summary>A person declared an account they have an interest in, or took that back.</summary>
    public const string InterestDeclared = "interest_declared";

    /// <summary>A lead changed how much harm pulls a case forward.</summary>
    public const string WeightsSet = "weights_set";

    /// <summary>Every open case stands in the order of the weights in force.</summary>
    public const string QueueReordered = "queue_reordered";
}
