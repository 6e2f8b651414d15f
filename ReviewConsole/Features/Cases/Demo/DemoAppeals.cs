using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Features.Cases.Demo;

/// <summary>Synthetic appeals: the same seed and filling make the same people. Nobody in them exists.</summary>
internal sealed class DemoAppeals(ReviewCatalogue catalogue, DemoRun run)
{
    private static readonly string[] Offered = ["saved_code", "trusted_contact", "pay_micro", "authenticator"];

    private static readonly RestrictionScope[][] Scopes =
    [
        [RestrictionScope.Login], [RestrictionScope.Payout], [RestrictionScope.Listing, RestrictionScope.Messaging], [RestrictionScope.Login],
        [RestrictionScope.FullAccount], [RestrictionScope.Payout, RestrictionScope.Listing], [RestrictionScope.Purchase], [RestrictionScope.ProfileChange],
    ];

    /// <summary>The honest, obvious case: an owner back after a long pause, both signals expired, no face scan.</summary>
    public AppealMessage Returning(DateTimeOffset receivedAt) => Finish(new AppealMessage
    {
        AppealId = run.IdOf(0),
        Account = new Account
        {
            Id = "xy-829341",
            DisplayName = "徐女士",
            RegisteredOn = new DateOnly(2016, 4, 2),
            RealNameVerified = true,
            Phone = "13800005678",
            PhoneBoundOn = new DateOnly(2016, 4, 2),
            LinkedAccounts = [new LinkedAccount("taobao", true, new DateOnly(2016, 4, 2))],
            KnownDevices = 3,
            Available = ["order_kba", "postal_code"],
        },
        Restriction = DemoWords.Restriction("rs-demo-000000", [RestrictionScope.Login], RestrictionBasis.ProtectiveTheftRisk, receivedAt.AddDays(-661), DemoWords.Rules[0]),
        Signals =
        [
            DemoSignals.Fired("dormant_awake", receivedAt.AddDays(-661), null, seed: 0),
            DemoSignals.Fired("new_device", receivedAt.AddDays(-661), receivedAt.AddDays(-631), seed: 0),
        ],
        ReceivedAt = receivedAt,
        Language = "zh-CN",
        Statement = "账号用了很多年，手机号一直绑定。客服只说有被盗风险，要我刷脸，不说依据，也不让人工复核，连注销和换绑手机都不行。我不同意刷脸，请人工处理。",
        DeclinesFace = true,
        AsksForHuman = true,
        Requests = [RightsRequestKind.ChangePhone, RightsRequestKind.CancelAccount],
        Contact = new Contact("email", "xu@example.org"),
        Answers = [new SignalAnswer("dormant_awake", "有一年多没怎么用，最近想卖闲置。"), new SignalAnswer("new_device", "当时换了新手机。")],
        ContentHash = "",
    });

    /// <summary>Any other case.</summary>
    /// <param name="at">Its number, from 1; the seed.</param>
    /// <param name="receivedAt">When the platform received it.</param>
    public AppealMessage Make(int at, DateTimeOffset receivedAt)
    {
        var random = new Random(at);
        var who = DemoWords.People[at % DemoWords.People.Count];
        var zh = who.Language.StartsWith("zh", StringComparison.Ordinal);
        var imposed = receivedAt.AddDays(-random.Next(1, at % 5 == 0 ? 700 : 60)).AddMinutes(-random.Next(1440));
        var rule = DemoWords.Rules[at % DemoWords.Rules.Count];
        var signals = at % 19 == 0 ? [] : Signals(random, imposed, at);
        return Finish(new AppealMessage
        {
            AppealId = run.IdOf(at),
            Account = Account(at, random, who.Name, imposed, signals),
            Restriction = DemoWords.Restriction($"rs-demo-{at:000000}", Scopes[at % Scopes.Length], Basis(at), imposed, at % 17 == 0 ? null : rule),
            Signals = signals,
            Harm = random.Next(3) == 0 ? new Harm(random.Next(1, 90) * 3_700, "CNY", random.Next(4), random.Next(6) == 0) : Harm.None,
            ReceivedAt = receivedAt,
            Language = who.Language,
            Statement = DemoWords.Statement(who.Language, random),
            DeclinesFace = random.Next(3) > 0,
            AsksForHuman = random.Next(2) == 0,
            Requests = random.Next(4) == 0 ? [(RightsRequestKind)random.Next(3)] : [],
            Contact = new Contact("email", $"person{at}@example.org"),
            Answers = [.. signals.Where(_ => random.Next(4) > 0).Select(s => new SignalAnswer(s.Code, DemoWords.Answer(catalogue, s.Code, zh, random)))],
            ContentHash = "",
        });
    }

    private List<FiredSignal> Signals(Random random, DateTimeOffset imposed, int at)
    {
        var codes = Enumerable.Range(0, random.Next(1, 4)).Select(_ => catalogue.Signals[random.Next(DemoPlot.SignalsOf(at, catalogue.Signals.Count))].Code).Distinct(StringComparer.Ordinal).ToList();
        if (at % 23 == 0)
        {
            codes.Add("gift_card_run");
        }

        return [.. codes.Select(code => DemoSignals.Fired(code, imposed.AddMinutes(-random.Next(5, 400)), null, seed: at / 2))];
    }

    // Older than anything its signals tell of the time before, and with what they say was touched.
    private Account Account(int at, Random random, string name, DateTimeOffset imposed, IReadOnlyList<FiredSignal> signals)
    {
        var restricted = DateOnly.FromDateTime(imposed.UtcDateTime);
        var registered = restricted.AddDays(-random.Next(800, 4000));
        var touched = signals.SelectMany(s => catalogue.Signal(s.Code)?.Touches ?? []).ToHashSet(StringComparer.Ordinal);
        var hasPhone = random.Next(8) > 0 || touched.Contains("phone");
        var emailIsNew = signals.Any(s => s.Code == "recovery_info_changed");
        return new Account
        {
            Id = $"xy-{100_000 + (at * 7919 % 900_000)}-{at}",
            DisplayName = name,
            Kind = at % 9 == 0 ? AccountKind.Business : AccountKind.Private,
            RegisteredOn = registered,
            RealNameVerified = random.Next(2) == 0,
            Phone = hasPhone ? $"1380000{at % 10_000:0000}" : null,
            PhoneBoundOn = hasPhone ? registered : null,
            Email = random.Next(3) > 0 || emailIsNew ? $"account{at}@example.com" : null,
            EmailBoundOn = emailIsNew ? restricted : registered,
            LinkedAccounts = random.Next(2) == 0 || touched.Contains("linked") ? [new LinkedAccount("taobao", random.Next(3) > 0, registered.AddDays(random.Next(100)))] : [],
            KnownDevices = random.Next(4),
            Available = [.. Offered.Where(_ => random.Next(2) == 0)],
        };
    }

    private static RestrictionBasis Basis(int at) =>
        at % 11 == 0 ? RestrictionBasis.StatutoryFraudMeasure : at % 13 == 0 ? RestrictionBasis.TermsBreach : RestrictionBasis.ProtectiveTheftRisk;

    private AppealMessage Finish(AppealMessage made) => made with
    {
        Restriction = made.Restriction with { Id = string.Create(CultureInfo.InvariantCulture, $"{made.Restriction.Id}-{run.Now.UtcTicks:x}") },
        ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(made.AppealId))),
    };
}
