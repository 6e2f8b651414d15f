using System.Text.Json.Nodes;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Intake;

public sealed class AppealReaderTests
{
    [Fact]
    public void Every_member_arrives_where_it_belongs()
    {
        var read = new AnAppeal().With("appealId", "ap-1").With("account.id", "xy-1").With("restriction.id", "rs-1").With("account.links.device", new System.Text.Json.Nodes.JsonArray("sha256:0a")).Message();

        read.AppealId.ShouldBe("ap-1");
        read.Account.ShouldSatisfyAllConditions(
            a => a.Id.ShouldBe("xy-1"),
            a => a.DisplayName.ShouldBe("Maria Gómez"),
            a => a.Kind.ShouldBe(AccountKind.Private),
            a => a.RegisteredOn.ShouldBe(new DateOnly(2016, 4, 2)),
            a => a.RealNameVerified.ShouldBeTrue(),
            a => a.Phone.ShouldBe("13812345678"),
            a => a.PhoneBoundOn.ShouldBe(new DateOnly(2016, 4, 2)),
            a => a.Email.ShouldBe("maria@example.org"),
            a => a.EmailBoundOn.ShouldBe(new DateOnly(2017, 5, 3)),
            a => a.LinkedAccounts.ShouldBe([new LinkedAccount("taobao", true, new DateOnly(2016, 4, 2))]),
            a => a.KnownDevices.ShouldBe(3),
            a => a.Available.ShouldBe(["pay_micro", "saved_code"]),
            a => a.Links.Device.ShouldBe(["sha256:0a"]));
        read.Restriction.ShouldSatisfyAllConditions(
            r => r.Id.ShouldBe("rs-1"),
            r => r.Scope.ShouldBe([RestrictionScope.Login]),
            r => r.Basis.ShouldBe(RestrictionBasis.ProtectiveTheftRisk),
            r => r.ImposedAt.ShouldBe(new DateTimeOffset(2026, 6, 30, 8, 12, 0, TimeSpan.Zero)),
            r => r.EndsAt.ShouldBeNull(),
            r => r.DecidedBy.ShouldBe("engine"),
            r => r.Rule!.Id.ShouldBe("ATO-11"),
            r => r.Rule!.Version.ShouldBe("2025-02"),
            r => r.Rule!.Title!.In("zh-CN").ShouldBe("疑似账号被盗"),
            r => r.Rule!.Text!.In("en").ShouldStartWith("Two or more takeover signs"),
            r => r.Rule!.Url.ShouldBe("https://rules.example.org/ato-11"),
            r => r.AutomatedDetection.ShouldBe(true),
            r => r.AutomatedDecision.ShouldBe(Automation.Fully),
            r => r.OnlyFaceDemanded.ShouldBeTrue());
        var signal = read.Signals.ShouldHaveSingleItem();
        signal.ShouldSatisfyAllConditions(
            s => s.Code.ShouldBe("failed_burst"),
            s => s.ObservedOn.ShouldBe(new DateTimeOffset(2026, 6, 30, 8, 10, 44, TimeSpan.Zero)),
            s => s.Observed!.In("zh-Hans").ShouldBe("9次输错密码后登录"),
            s => s.Baseline.ShouldBe(LocalText.Plain("none in 2 years")),
            s => s.Source.ShouldBe("risk-engine"),
            s => s.ExpiresOn.ShouldBeNull());
        var evidence = signal.Evidence.ShouldHaveSingleItem();
        evidence.Kind.ShouldBe("sign_in");
        evidence.At.ShouldBe(new DateTimeOffset(2026, 6, 30, 8, 10, 40, TimeSpan.Zero));
        evidence.Text.ToString().ShouldBe("Shanghai, HUAWEI Mate 70");
        read.Harm.ShouldBe(new Harm(12800, "CNY", 2, false));
        read.ReceivedAt.ShouldBe(new DateTimeOffset(2026, 7, 11, 3, 20, 0, TimeSpan.Zero));
        read.Language.ShouldBe("en");
        read.Statement.ShouldStartWith("I mistyped my password");
        (read.DeclinesFace, read.AsksForHuman).ShouldBe((true, true));
        read.Requests.ShouldBe([RightsRequestKind.ChangePhone]);
        read.Contact.ShouldBe(new Contact("email", "maria@example.org"));
        read.Answers.ShouldBe([new SignalAnswer("failed_burst", "I had changed my password the day before.")]);
    }

    [Fact]
    public void The_required_members_alone_are_an_appeal()
    {
        var read = AppealReader.Read("""
            {"appealId":"a","account":{"id":"x"},"restriction":{"id":"r","scope":["full_account"],"basis":"terms_breach","imposedAt":"2026-07-01T00:00:00+08:00"},
             "appeal":{"receivedAt":"2026-07-02T00:00:00Z","language":"zh-CN","statement":"请人工处理"}}
            """, CatalogueFiles.Own, AnAppeal.Now);

        read.Refusals.ShouldBeEmpty();
        read.Message!.Restriction.ImposedAt.ShouldBe(new DateTimeOffset(2026, 6, 30, 16, 0, 0, TimeSpan.Zero));
        read.Message.Restriction.ImposedAt.Offset.ShouldBe(TimeSpan.Zero);
        read.Message.Harm.ShouldBe(Harm.None);
        read.Message.Account.Links.ShouldBe(AccountLinks.None);
        read.Message.Restriction.AutomatedDecision.ShouldBe(Automation.Unknown);
        read.Warnings.Select(w => w.Code).ShouldBe(["no_signals", "rule_missing"]);
    }

    [Theory]
    [InlineData("formatVersion")]
    [InlineData("harm")]
    [InlineData("signals")]
    [InlineData("account.displayName")]
    [InlineData("account.kind")]
    [InlineData("account.registeredOn")]
    [InlineData("account.realNameVerified")]
    [InlineData("account.phone")]
    [InlineData("account.email")]
    [InlineData("account.linkedAccounts")]
    [InlineData("account.linkedAccounts[0].provider")]
    [InlineData("account.linkedAccounts[0].linkedOn")]
    [InlineData("account.knownDevices")]
    [InlineData("account.available")]
    [InlineData("account.links")]
    [InlineData("account.links.device")]
    [InlineData("restriction.rule")]
    [InlineData("restriction.rule.id")]
    [InlineData("restriction.rule.version")]
    [InlineData("restriction.rule.title")]
    [InlineData("restriction.rule.text")]
    [InlineData("restriction.rule.url")]
    [InlineData("restriction.decidedBy")]
    [InlineData("restriction.automatedDetection")]
    [InlineData("restriction.automatedDecision")]
    [InlineData("restriction.verificationDemanded")]
    [InlineData("signals[0].observedOn")]
    [InlineData("signals[0].observed")]
    [InlineData("signals[0].baseline")]
    [InlineData("signals[0].source")]
    [InlineData("signals[0].evidence")]
    [InlineData("signals[0].evidence[0].kind")]
    [InlineData("signals[0].evidence[0].at")]
    [InlineData("signals[0].evidence[0].text")]
    [InlineData("harm.heldMinor")]
    [InlineData("harm.currency")]
    [InlineData("harm.openOrders")]
    [InlineData("harm.livelihood")]
    [InlineData("appeal.declinesFace")]
    [InlineData("appeal.asksForHuman")]
    [InlineData("appeal.requests")]
    [InlineData("appeal.contact")]
    [InlineData("appeal.contact.channel")]
    [InlineData("appeal.contact.address")]
    [InlineData("appeal.answers")]
    [InlineData("appeal.answers[0].signal")]
    [InlineData("appeal.answers[0].answer")]
    public void What_is_not_required_may_be_null_or_missing(string path)
    {
        new AnAppeal().With(path, null).Read().Refusals.ShouldBeEmpty();
        new AnAppeal().Without(path).Read().Refusals.ShouldBeEmpty();
    }

    [Fact]
    public void A_question_left_unanswered_is_no_answer() =>
        new AnAppeal().With("appeal.answers[0].answer", "  ").Message().Answers.ShouldBeEmpty();

    [Fact]
    public void A_rule_without_an_id_keeps_its_text_and_cannot_be_cited()
    {
        var reading = new AnAppeal().Without("restriction.rule.id").Read();

        reading.Message!.Restriction.Rule!.Version.ShouldBeNull();
        reading.Message.Restriction.Rule.Text!.In("en").ShouldNotBeEmpty();
        reading.Warnings.ShouldContain(w => w.Code == "rule_missing");
    }

    [Fact]
    public void One_scope_named_twice_is_one_scope() =>
        new AnAppeal().With("restriction.scope", new JsonArray("login", "payout", "login")).Message()
            .Restriction.Scope.ShouldBe([RestrictionScope.Login, RestrictionScope.Payout]);

    [Theory]
    [InlineData("2026-06-30T10:12:00+02:00")]
    [InlineData("2026-06-30T08:12:00.000Z")]
    [InlineData("2026-06-30T08:12:00.000000000Z")]
    [InlineData("2026-06-30T08:12Z")]
    [InlineData("2026-06-30T03:12:00-05:00")]
    public void An_instant_may_be_written_in_any_offset(string written) =>
        new AnAppeal().With("restriction.imposedAt", written).Message()
            .Restriction.ImposedAt.ShouldBe(new DateTimeOffset(2026, 6, 30, 8, 12, 0, TimeSpan.Zero));

    [Fact]
    public void A_byte_order_mark_in_front_is_passed_over() =>
        AppealReader.Read([0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(new AnAppeal().Line())], CatalogueFiles.Own, AnAppeal.Now)
            .Refusals.ShouldBeEmpty();

    [Fact]
    public void A_statement_may_have_twenty_thousand_characters_whatever_they_are_counted_in()
    {
        new AnAppeal().Saying(string.Concat(Enumerable.Repeat("闲", 20_000))).Read().Refusals.ShouldBeEmpty();
        new AnAppeal().Saying(string.Concat(Enumerable.Repeat("😀", 20_000))).Read().Refusals.ShouldBeEmpty();
    }
}
