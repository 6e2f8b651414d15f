using ReviewConsole.Domain.Catalogue;

namespace ReviewConsole.Domain.Events;

/// <summary>What an event of RISC or CAEP is to a case.</summary>
public sealed class EventBookTests
{
    [Theory]
    [InlineData("risc/credential-compromise", "Signal leaked_credential")]
    [InlineData("risc/identifier-changed", "Signal recovery_info_changed")]
    [InlineData("risc/recovery-activated", "Signal recovery_used")]
    [InlineData("risc/recovery-information-changed", "Signal recovery_info_changed")]
    [InlineData("caep/credential-change", "Signal credential_changed")]
    [InlineData("risc/account-disabled", "Noted")]
    [InlineData("risc/account-enabled", "Noted")]
    [InlineData("risc/account-purged", "Noted")]
    [InlineData("risc/account-credential-change-required", "Noted")]
    [InlineData("risc/identifier-recycled", "Noted")]
    [InlineData("risc/sessions-revoked", "Noted")]
    [InlineData("risc/opt-in", "Ignored")]
    [InlineData("risc/opt-out-effective", "Ignored")]
    [InlineData("caep/session-revoked", "Noted")]
    [InlineData("caep/session-established", "Ignored")]
    [InlineData("caep/token-claims-change", "Ignored")]
    [InlineData("caep/assurance-level-change", "Noted")]
    [InlineData("caep/device-compliance-change", "Noted")]
    [InlineData("caep/risk-level-change", "Noted")]
    [InlineData("ssf/verification", "Ignored")]
    [InlineData("risc/moon-phase", "Unknown")]
    [InlineData("CAEP/credential-change", "Unknown")]
    public void Each_type_is_what_the_table_says(string type, string expected) => Meaning(Of(type)).ShouldBe(expected);

    [Fact]
    public void What_an_event_says_of_itself_decides_where_its_type_does_not()
    {
        Meaning(Of("risc/account-disabled") with { Reason = "hijacking" }).ShouldBe("Signal partner_alert");
        Meaning(Of("risc/account-disabled") with { Reason = "bulk-account" }).ShouldBe("Noted");
        Meaning(Of("risc/identifier-recycled") with { Subject = new(null, "+8613812345678", null) }).ShouldBe("Signal number_recycled");
        Meaning(Of("risc/identifier-recycled") with { Subject = new(null, null, "maria@example.org") }).ShouldBe("Noted");
        Meaning(Of("risc/credential-compromise") with { Credential = "pin" }).ShouldBe("Signal leaked_credential");
        Meaning(Of("risc/credential-compromise") with { Credential = "fido2-platform" }).ShouldBe("Signal partner_alert");
        Meaning(Of("caep/risk-level-change") with { Level = "HIGH" }).ShouldBe("Signal partner_alert");
        Meaning(Of("caep/risk-level-change") with { Level = "HIGH", Principal = "USER" }).ShouldBe("Signal partner_alert");
        Meaning(Of("caep/risk-level-change") with { Level = "HIGH", Principal = "DEVICE" }).ShouldBe("Noted");
        Meaning(Of("caep/risk-level-change") with { Level = "LOW" }).ShouldBe("Noted");
    }

    [Fact]
    public void No_event_makes_a_signal_that_justifies_a_lock_by_itself() =>
        Signals().Select(s => CatalogueFiles.Own.Signal(s)!).ShouldAllBe(s => !s.StandsAlone && s.Theft);

    [Fact]
    public void Every_type_has_words_in_both_languages_and_every_signal_says_what_was_observed()
    {
        EventBook.All.ShouldAllBe(e => e.Name.Texts.Count == 2);
        EventBook.All.Select(e => e.Word).Distinct(StringComparer.Ordinal).Count().ShouldBe(EventBook.All.Count);
        EventBook.All.ShouldAllBe(e => e.Signal == null || e.Observed!.Texts.Count == 2);
    }

    [Fact]
    public void A_signal_names_the_report_its_instant_and_what_its_issuer_says()
    {
        var happened = Of("risc/recovery-activated") with { Said = Primitives.LocalText.Plain("Started from a new phone.") };

        var fired = ReportedSignal.Of(new EventToken("https://idp.example/", "jti-7", AnAppeal.Now, [happened]), happened)!.Fired;

        (fired.Code, fired.ObservedOn, fired.Source, fired.ExpiresOn).ShouldBe(("recovery_used", AnAppeal.Now, "https://idp.example/", null));
        fired.Observed!.In("zh-Hans").ShouldContain("找回");
        fired.Baseline!.Texts.Count.ShouldBe(2);
        fired.Evidence.Select(e => e.Text.In("en")).ShouldBe(["“recovery-activated”, reported by https://idp.example/ under jti-7", "Started from a new phone."]);
    }

    private static IEnumerable<string> Signals() => EventBook.All.Select(e => e.Signal).OfType<string>();

    private static SecurityEvent Of(string type)
    {
        var parts = type.Split('/');
        return new SecurityEvent($"https://schemas.openid.net/secevent/{parts[0]}/event-type/{parts[1]}", AnAppeal.Now, new EventSubject("xy-1", null, null));
    }

    private static string Meaning(SecurityEvent of)
    {
        var (use, signal, observed) = EventBook.MeaningOf(of);
        (observed is null).ShouldBe(signal is null);
        return $"{use} {signal}".Trim();
    }
}
