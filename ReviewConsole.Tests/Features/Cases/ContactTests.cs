using ReviewConsole.Data.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases;

public sealed class ContactTests : DataTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();

    [Fact]
    public async Task The_contact_of_a_case_is_the_latest_that_an_appeal_names_whatever_the_order_of_ids()
    {
        var id = await World.OpenAsync(Appeal("ap-m", 0).With("appeal.contact.address", "first@example.org"));
        await JoinAsync(Appeal("ap-a", 2).With("appeal.contact.address", "latest@example.org"));
        await JoinAsync(Appeal("ap-z", 1).With("appeal.contact.address", "between@example.org"));
        await JoinAsync(Appeal("ap-b", 3).Without("appeal.contact"));

        var shown = await World.DoneAsync(await World.AddPersonAsync(Role.Reviewer), new RevealField(id, RevealableField.Contact, RevealReason.ReachAppellant, null));

        shown.ShouldBe("latest@example.org");
        var line = await World.ReadAsync(db => db.CaseRows.FindAsync(id).AsTask());
        line!.SearchContact.ShouldBe("latest@example.org");
    }

    private static AnAppeal Appeal(string id, int minutes) => new AnAppeal().Against("rs-contact").With("account.id", "xy-contact")
        .With("appealId", id).ReceivedAt(AnAppeal.Now.AddHours(-2).AddMinutes(minutes));

    private async Task JoinAsync(AnAppeal appeal) =>
        (await World.DoneAsync(Actor.Platform, new OpenCase(appeal.Message()))).Kind.ShouldBe(IntakeKind.Joined);
}
