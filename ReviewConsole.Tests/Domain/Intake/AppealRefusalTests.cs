using System.Text.Json.Nodes;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Intake;

/// <summary>Everything that can be wrong with a member: its code, and the path it is about.</summary>
public sealed class AppealRefusalTests
{
    [Theory]
    [InlineData("appealId")]
    [InlineData("account")]
    [InlineData("account.id")]
    [InlineData("restriction")]
    [InlineData("restriction.id")]
    [InlineData("restriction.scope")]
    [InlineData("restriction.basis")]
    [InlineData("restriction.imposedAt")]
    [InlineData("appeal")]
    [InlineData("appeal.receivedAt")]
    [InlineData("appeal.language")]
    [InlineData("appeal.statement")]
    [InlineData("signals[0].code")]
    public void A_required_member_is_missed_by_name(string path)
    {
        Refused(new AnAppeal().Without(path)).ShouldBe([$"member_missing on {path}"]);
        Refused(new AnAppeal().With(path, null)).ShouldBe([$"member_missing on {path}"]);
    }

    [Theory]
    [InlineData("extra")]
    [InlineData("AppealId")]
    [InlineData("account.passwordHash")]
    [InlineData("account.links.email")]
    [InlineData("account.linkedAccounts[0].name")]
    [InlineData("restriction.reason")]
    [InlineData("restriction.rule.clause")]
    [InlineData("signals[0].score")]
    [InlineData("signals[0].evidence[0].image")]
    [InlineData("harm.held")]
    [InlineData("appeal.faceImage")]
    [InlineData("appeal.contact.name")]
    [InlineData("appeal.answers[0].at")]
    [InlineData("signals[0].observed.not a language")]
    [InlineData("restriction.rule.text.1")]
    public void An_unknown_member_is_refused_by_name(string path) =>
        Refused(new AnAppeal().With(path, "x")).ShouldBe([$"unknown_member on {path}"]);

    [Theory]
    [InlineData("appealId", "7")]
    [InlineData("account", "[]")]
    [InlineData("account.displayName", "true")]
    [InlineData("account.realNameVerified", "\"yes\"")]
    [InlineData("account.realNameVerified", "1")]
    [InlineData("account.knownDevices", "\"3\"")]
    [InlineData("account.registeredOn", "20160402")]
    [InlineData("account.available", "\"pay_micro\"")]
    [InlineData("account.available[0]", "1")]
    [InlineData("account.available[0]", "null")]
    [InlineData("account.linkedAccounts", "{}")]
    [InlineData("account.linkedAccounts[0]", "\"taobao\"")]
    [InlineData("restriction", "\"login\"")]
    [InlineData("restriction.scope", "\"login\"")]
    [InlineData("restriction.scope[0]", "{}")]
    [InlineData("restriction.imposedAt", "1719735120")]
    [InlineData("restriction.rule", "\"ATO-11\"")]
    [InlineData("restriction.rule.title", "[\"x\"]")]
    [InlineData("restriction.rule.text.en", "5")]
    [InlineData("signals", "{}")]
    [InlineData("signals[0]", "null")]
    [InlineData("signals[0].evidence", "\"log\"")]
    [InlineData("signals[0].observed", "9")]
    [InlineData("harm", "0")]
    [InlineData("harm.heldMinor", "\"12800\"")]
    [InlineData("appeal.statement", "{\"en\":\"x\"}")]
    [InlineData("appeal.declinesFace", "null1")]
    [InlineData("appeal.contact", "\"maria@example.org\"")]
    [InlineData("appeal.answers[0]", "\"x\"")]
    [InlineData("formatVersion", "\"1\"")]
    public void A_member_of_another_type_is_refused(string path, string json) =>
        Refused(new AnAppeal().With(path, json == "null1" ? new JsonArray() : JsonNode.Parse(json))).ShouldBe([$"bad_type on {path}"]);

    [Theory]
    [InlineData("formatVersion", "2")]
    [InlineData("formatVersion", "1.5")]
    [InlineData("appealId", "\"\"")]
    [InlineData("appealId", "\"   \"")]
    [InlineData("account.id", "\"\"")]
    [InlineData("account.kind", "\"Private\"")]
    [InlineData("account.kind", "\"\"")]
    [InlineData("account.knownDevices", "-1")]
    [InlineData("account.knownDevices", "2.5")]
    [InlineData("account.knownDevices", "1e9")]
    [InlineData("account.available[0]", "\"\"")]
    [InlineData("restriction.scope", "[]")]
    [InlineData("restriction.scope[0]", "\"everything\"")]
    [InlineData("restriction.basis", "\"because\"")]
    [InlineData("restriction.basis", "\"0\"")]
    [InlineData("restriction.automatedDecision", "\"unknown\"")]
    [InlineData("restriction.rule.url", "\"javascript:alert(1)\"")]
    [InlineData("restriction.rule.url", "\"/rules/ato-11\"")]
    [InlineData("restriction.rule.url", "\"file:///etc/passwd\"")]
    [InlineData("signals[0].code", "\"\"")]
    [InlineData("harm.heldMinor", "-1")]
    [InlineData("harm.heldMinor", "0.5")]
    [InlineData("harm.heldMinor", "1e400")]
    [InlineData("harm.currency", "\"RMBY\"")]
    [InlineData("harm.currency", "\"¥¥¥\"")]
    [InlineData("harm.currency", "\"\"")]
    [InlineData("harm.openOrders", "-2")]
    [InlineData("appeal.language", "\"\"")]
    [InlineData("appeal.language", "\"中文\"")]
    [InlineData("appeal.language", "\"e\"")]
    [InlineData("appeal.language", "\"en-\"")]
    [InlineData("appeal.requests", "[\"refund\"]", "appeal.requests[0]")]
    public void A_value_outside_its_set_is_refused(string path, string json, string? about = null) =>
        Refused(new AnAppeal().With(path, JsonNode.Parse(json))).ShouldBe([$"bad_value on {about ?? path}"]);

    [Theory]
    [InlineData("account.registeredOn", "2016-02-30")]
    [InlineData("account.registeredOn", "2016-4-2")]
    [InlineData("account.registeredOn", "02.04.2016")]
    [InlineData("account.registeredOn", "")]
    [InlineData("account.registeredOn", "1989-12-31")]
    [InlineData("account.phoneBoundOn", "2200-01-01")]
    [InlineData("account.linkedAccounts[0].linkedOn", "9999-12-31")]
    [InlineData("restriction.imposedAt", "2026-06-30")]
    [InlineData("restriction.imposedAt", "2026-06-30T08:12:00")]
    [InlineData("restriction.imposedAt", "2026-06-30 08:12:00Z")]
    [InlineData("restriction.imposedAt", "2026-02-29T08:12:00Z")]
    [InlineData("restriction.imposedAt", "2026-06-30T24:12:00Z")]
    [InlineData("restriction.imposedAt", "1989-12-31T23:59:59Z")]
    [InlineData("restriction.imposedAt", "2026-07-14T02:00:01Z")]
    [InlineData("appeal.receivedAt", "2026-07-14T02:00:01Z")]
    [InlineData("appeal.receivedAt", "yesterday")]
    [InlineData("appeal.receivedAt", "0001-01-01T00:00:00+14:00")]
    [InlineData("signals[0].observedOn", "9999-12-31T23:59:59Z")]
    [InlineData("signals[0].expiresOn", "2026-13-01T00:00:00Z")]
    [InlineData("signals[0].evidence[0].at", "08:10")]
    [InlineData("restriction.endsAt", "never")]
    public void An_impossible_date_is_refused(string path, string written) =>
        Refused(new AnAppeal().With(path, written)).ShouldBe([$"bad_date on {path}"]);

    [Theory]
    [InlineData("account.registeredOn", "2016-02-29")]
    [InlineData("account.registeredOn", "1990-01-01")]
    [InlineData("account.phoneBoundOn", "2199-12-31")]
    [InlineData("restriction.imposedAt", "2024-02-29T23:59:59+08:00")]
    [InlineData("appeal.receivedAt", "2026-07-14T02:00:00Z")]
    [InlineData("restriction.endsAt", "2030-01-01T00:00:00Z")]
    public void A_date_at_the_edge_is_taken(string path, string written) => Refused(new AnAppeal().With(path, written)).ShouldBeEmpty();

    [Theory]
    [InlineData("appealId", "ap\u0000")]
    [InlineData("appealId", "ap\n1")]
    [InlineData("account.displayName", "Maria\u001b[31m")]
    [InlineData("appeal.statement", "Help\u0000me")]
    [InlineData("appeal.statement", "Help\u009bme")]
    [InlineData("appeal.statement", "Help\uffffme")]
    [InlineData("signals[0].observed", "\u0007")]
    [InlineData("restriction.rule.text.en", "a\u0001b")]
    [InlineData("signals[0].code", "new\tdevice")]
    public void Characters_that_are_no_text_are_refused(string path, string text) =>
        Refused(new AnAppeal().With(path, text)).ShouldBe([$"bad_text on {path}"]);

    [Fact]
    public void Tabs_and_line_ends_belong_to_a_statement() =>
        new AnAppeal().Saying("One\r\n\tTwo\nThree").Message().Statement.ShouldBe("One\r\n\tTwo\nThree");

    [Theory]
    [InlineData("appeal.statement", 20_000, "statement_too_long")]
    [InlineData("appeal.answers[0].answer", 5_000, "text_too_long")]
    [InlineData("account.displayName", 200, "text_too_long")]
    [InlineData("restriction.decidedBy", 200, "text_too_long")]
    [InlineData("restriction.rule.title", 200, "text_too_long")]
    [InlineData("restriction.rule.text", 5_000, "text_too_long")]
    [InlineData("restriction.rule.text.en", 5_000, "text_too_long")]
    [InlineData("signals[0].observed", 1_000, "text_too_long")]
    [InlineData("signals[0].baseline", 1_000, "text_too_long")]
    [InlineData("signals[0].evidence[0].text", 1_000, "text_too_long")]
    [InlineData("appealId", 200, "bad_value")]
    [InlineData("account.id", 200, "bad_value")]
    [InlineData("restriction.id", 200, "bad_value")]
    [InlineData("signals[0].code", 200, "bad_value")]
    public void A_text_may_be_so_long_and_not_one_longer(string path, int most, string code)
    {
        Refused(new AnAppeal().With(path, new string('x', most))).ShouldBeEmpty();
        Refused(new AnAppeal().With(path, new string('x', most + 1))).ShouldBe([$"{code} on {path}"]);
    }

    [Theory]
    [InlineData("signals", 50, """{"code":"new_place"}""")]
    [InlineData("signals[0].evidence", 50, """{"kind":"sign_in"}""")]
    [InlineData("appeal.answers", 50, """{"signal":"new_place","answer":"x"}""")]
    [InlineData("account.links.device", 200, "\"sha256:0a\"")]
    [InlineData("account.links.address", 200, "\"sha256:0a\"")]
    [InlineData("account.available", 50, "\"otp_email\"")]
    [InlineData("account.linkedAccounts", 50, """{"provider":"x"}""")]
    [InlineData("restriction.scope", 50, "\"login\"")]
    public void A_list_may_have_so_many_entries_and_not_one_more(string path, int most, string entry)
    {
        Refused(new AnAppeal().With(path, Many(most))).ShouldBeEmpty();
        Refused(new AnAppeal().With(path, Many(most + 1))).ShouldBe([$"too_many on {path}"]);

        JsonArray Many(int count) => [.. Enumerable.Range(0, count).Select(_ => JsonNode.Parse(entry))];
    }

    [Fact]
    public void Every_problem_is_named_at_once() =>
        Refused(new AnAppeal().Without("account.id").With("restriction.basis", "why").With("restriction.imposedAt", "then")
            .With("appeal.statement", new string('x', 20_001)).With("signals[0].code", "").With("colour", "blue").With("harm.currency", "yuan"))
            .ShouldBe(["member_missing on account.id", "bad_value on restriction.basis", "bad_date on restriction.imposedAt", "bad_value on signals[0].code",
                "bad_value on harm.currency", "statement_too_long on appeal.statement", "unknown_member on colour"], ignoreOrder: true);

    [Fact]
    public void A_refusal_says_what_was_allowed()
    {
        var refusal = new AnAppeal().With("account.kind", "firm").Read().Refusals.ShouldHaveSingleItem();

        refusal.Values.ShouldBe(new Dictionary<string, string> { ["why"] = "word", ["value"] = "firm", ["allowed"] = "private business" });
    }

    [Fact]
    public void A_refused_appeal_gives_no_message_but_its_id()
    {
        var appeal = new AnAppeal().Without("appeal.language");

        var reading = appeal.Read();

        (reading.Message, reading.AppealId).ShouldBe((null, appeal.Id));
        reading.Warnings.ShouldBeEmpty();
    }

    private static IEnumerable<string> Refused(AnAppeal appeal)
    {
        var reading = AppealReader.Read(appeal.Line(), CatalogueFiles.Own, AnAppeal.Now);
        (reading.Message is null).ShouldBe(reading.Refusals.Count > 0);
        return reading.Refusals.Select((Refusal r) => r.ToString());
    }
}
