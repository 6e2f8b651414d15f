using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Intake;
using ReviewConsole.Data.Proof;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Journal;

/// <summary>What is taken away, over HTTP; and that the serving program seals by itself.</summary>
public sealed class JournalFilesTests
{
    [Fact]
    public async Task The_program_seals_by_itself_and_what_an_auditor_takes_away_is_believed_elsewhere()
    {
        await using var app = await WholeApp.WithPeopleAsync();
        using var auditor = await app.VisitAsAsync(DemoPeople.Auditor);
        await using var world = new DataWorld(app.Database, owns: false);
        var opened = await world.DoneAsync(Actor.Platform, new OpenCase(new AnAppeal().Message()));
        await app.Services.GetRequiredService<Sealer>().SealAsync();
        await Eventually.TrueAsync(() => Task.FromResult(world.Seals.Newest() is not null));

        var text = await auditor.GetStringAsync(Urls.JournalCheckpoint);
        using var key = SealPublicKey.Read(await auditor.GetStringAsync(Urls.JournalKey))!;
        key.IsOf(text, await auditor.GetByteArrayAsync(Urls.JournalSignature)).ShouldBeTrue();
        using var proof = new StringReader(await auditor.GetStringAsync($"{Urls.JournalProof}?about={opened.Number}"));
        (await OfflineCheck.CheckAsync(proof, key)).ShouldSatisfyAllConditions(r => r.Bad.ShouldBeNull(), r => r.Facts.ShouldBe(1));
        (await world.ReadAsync(db => db.Facts.CountAsync(f => f.Kind == FactKinds.ProofTaken))).ShouldBe(1);
        using var nothing = await auditor.GetAsync($"{Urls.JournalProof}?about=AP-2026-999999");
        nothing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(DemoPeople.Reviewer, false, false)]
    [InlineData(DemoPeople.Lead, true, false)]
    [InlineData(DemoPeople.Admin, true, false)]
    [InlineData(DemoPeople.Auditor, true, true)]
    public async Task Checkpoints_are_for_whoever_watches_the_journal_and_proofs_for_auditors(string email, bool checkpoints, bool proofs)
    {
        await using var app = await WholeApp.WithPeopleAsync();
        using var client = await app.VisitAsAsync(email);
        await app.Services.GetRequiredService<Sealer>().SealAsync();
        foreach (var (address, may) in new[] { (Urls.JournalCheckpoint, checkpoints), (Urls.JournalSignature, checkpoints), (Urls.JournalKey, checkpoints), ($"{Urls.JournalProof}?about=AP-2026-000001", proofs) })
        {
            using var answer = await client.GetAsync(address);
            (answer.StatusCode != HttpStatusCode.Forbidden).ShouldBe(may, $"{address} {answer.StatusCode}");
        }
    }
}
