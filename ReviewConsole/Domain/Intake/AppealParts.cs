using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Intake;

/// <summary>
/// Member for member what design.md §6 says. Only what it names is required, and a signal's code, without which it is no signal;
/// whatever else is missing reads as unknown, because a gap on the platform's side must turn nobody away.
/// </summary>
internal static class AppealParts
{
    // Clocks differ; a whole day also forgives a sender who wrote local time as UTC.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    public static AppealMessage Message(JsonPart part, DateTimeOffset now)
    {
        part.Version("formatVersion");
        var id = part.Word("appealId", required: true);
        var account = part.Part("account", Account, required: true);
        var restriction = part.Part("restriction", p => Restriction(p, now + Ahead), required: true);
        var signals = part.Parts("signals", AppealLimits.Signals, Signal);
        var harm = part.Part("harm", Harm);
        var appeal = part.Part("appeal", p => Appeal(p, now + Ahead), required: true);
        return new AppealMessage
        {
            AppealId = id!,
            Account = account!,
            Restriction = restriction!,
            Signals = signals,
            Harm = harm ?? Accounts.Harm.None,
            ReceivedAt = appeal?.ReceivedAt ?? default,
            Language = appeal?.Language!,
            Statement = appeal?.Statement!,
            DeclinesFace = appeal?.DeclinesFace ?? false,
            AsksForHuman = appeal?.AsksForHuman ?? false,
            Requests = appeal?.Requests ?? [],
            Contact = appeal?.Contact,
            Answers = appeal?.Answers ?? [],
            ContentHash = "",
        };
    }

    private static Account Account(JsonPart part) => new()
    {
        Id = part.Word("id", required: true)!,
        DisplayName = part.Text("displayName", AppealLimits.Name),
        Kind = part.Word("kind", Vocabularies.Kinds) ?? AccountKind.Private,
        RegisteredOn = part.Day("registeredOn"),
        RealNameVerified = part.Flag("realNameVerified") ?? false,
        Phone = Filled(part.Text("phone", AppealLimits.Address)),
        PhoneBoundOn = part.Day("phoneBoundOn"),
        Email = Filled(part.Text("email", AppealLimits.Address)),
        EmailBoundOn = part.Day("emailBoundOn"),
        LinkedAccounts = part.Parts("linkedAccounts", AppealLimits.List, p =>
            new LinkedAccount(p.Word("provider") ?? "", p.Flag("realNameVerified") ?? false, p.Day("linkedOn"))),
        KnownDevices = (int)part.Count("knownDevices"),
        Available = part.Words("available"),
        Links = part.Part("links", Links) ?? AccountLinks.None,
    };

    private static AccountLinks Links(JsonPart part) => new(
        part.Words("device", AppealLimits.Links), part.Words("phone", AppealLimits.Links),
        part.Words("payout", AppealLimits.Links), part.Words("address", AppealLimits.Links));

    private static Restriction Restriction(JsonPart part, DateTimeOffset latest) => new()
    {
        Id = part.Word("id", required: true)!,
        Scope = part.Words("scope", Vocabularies.Scopes, required: true),
        Basis = part.Word("basis", Vocabularies.Bases, required: true) ?? default,
        ImposedAt = part.Instant("imposedAt", latest, required: true) ?? default,
        EndsAt = part.Instant("endsAt"),
        DecidedBy = part.Text("decidedBy", AppealLimits.Name),
        Rule = part.Part("rule", Rule),
        AutomatedDetection = part.Flag("automatedDetection"),
        AutomatedDecision = part.Word("automatedDecision", Vocabularies.Automations) ?? Automation.Unknown,
        VerificationDemanded = part.Words("verificationDemanded"),
    };

    // A rule without id or version cannot be cited; its text is still worth reading.
    private static AppliedRule Rule(JsonPart part)
    {
        var (id, version) = (part.Word("id"), part.Word("version"));
        return new AppliedRule(id ?? "", id is null ? null : version, part.Local("title", AppealLimits.Name),
            part.Local("text", AppealLimits.RuleText), part.WebAddress("url"));
    }

    public static FiredSignal Signal(JsonPart part) => new(
        part.Word("code", required: true)!, part.Instant("observedOn"), part.Local("observed", AppealLimits.Observation),
        part.Local("baseline", AppealLimits.Observation), part.Text("source", AppealLimits.Name), part.Instant("expiresOn"),
        part.Parts("evidence", AppealLimits.Evidence, p => new EvidenceItem(
            p.Word("kind") ?? "", p.Instant("at"), p.Local("text", AppealLimits.Observation) ?? LocalText.Plain(""))));

    private static Harm Harm(JsonPart part) => new(
        part.Count("heldMinor", AppealLimits.Money), part.Currency("currency"), (int)part.Count("openOrders"), part.Flag("livelihood") ?? false);

    private static AppealPart Appeal(JsonPart part, DateTimeOffset latest) => new(
        part.Instant("receivedAt", latest, required: true) ?? default,
        part.Language("language"),
        part.Text("statement", AppealLimits.Statement, required: true, tooLong: "statement_too_long"),
        part.Flag("declinesFace") ?? false,
        part.Flag("asksForHuman") ?? false,
        part.Words("requests", Vocabularies.Requests),
        part.Part("contact", p => new Contact(p.Word("channel") ?? "", p.Text("address", AppealLimits.Address) ?? "")) is { Address.Length: > 0 } contact
            ? contact : null,
        [.. part.Parts("answers", AppealLimits.Answers, p => new SignalAnswer(p.Word("signal") ?? "", p.Text("answer", AppealLimits.Answer) ?? ""))
            .Where(a => !string.IsNullOrWhiteSpace(a.Answer))]);

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private sealed record AppealPart(
        DateTimeOffset ReceivedAt, string? Language, string? Statement, bool DeclinesFace, bool AsksForHuman,
        IReadOnlyList<RightsRequestKind> Requests, Contact? Contact, IReadOnlyList<SignalAnswer> Answers);
}
