using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Appellant;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Proof;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Events;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Domain.Sealing;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Features.Api;
using ReviewConsole.Features.Events;
using ReviewConsole.Features.Intake;
using ReviewConsole.Features.Rights;
using ReviewConsole.Features.Status;
using ReviewConsole.Features.Verification;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Data.Deeds;

/// <content>What comes from outside: appeals, messages, reports, requests and events; and the journal.</content>
public sealed partial class EveryDeedTests
{
    private async Task FromOutsideAsync()
    {
        var id = await World.OpenAsync();
        await DoneAsync(Actor.Platform, new HearAppellant(id, "I was ill.", [new SignalAnswer("failed_burst", "I had changed it.")]));
        await OnRightsAsync(id);
        await DoneAsync(_lin, new TakeInAppeal(new AnAppeal().Message(), TakenInBy.Counter));
        await DoneAsync(_lin, new GiveAccess(id, "link", "code"));
        await DoneAsync(Actor.System, new TryAccess("link", "code"));
        await DoneAsync(Actor.Platform, new WithdrawAppeal(id, Undo: false, "It works again."));
        var token = await World.ClaimAsync(_lin, id = await World.OpenAsync());
        var check = await World.DoneAsync(_lin, new OfferRoute(id, token, "otp_email"));
        await DoneAsync(Actor.Platform, new ReportCheck(id, new CheckRecord(check, CheckState.Passed, null, "ref-9")));
        await DoneAsync(Actor.Platform, new ReportRestriction(id, new RestrictionReport(RestrictionChange.Lifted, World.Clock.Now)));
        await DoneAsync(_admin, new AddKey(new WantedKey("shop", ApiScopes.All), "rc_live_x", "hash"));
        await DoneAsync(_admin, new RevokeKey(await World.ReadAsync(db => Task.FromResult(db.ApiKeys.Single().Id))));
        await DoneAsync(Actor.System, new KeepKeys(new Dictionary<Guid, DateTimeOffset>()));
        await ByEventsAsync();
    }

    private async Task ByEventsAsync()
    {
        using var keys = new AnIssuer();
        var issuer = await DoneAsync(_admin, new AddIssuer(AnIssuer.Name, AnIssuer.Audience, keys.Pem));
        await DoneAsync(_admin, new ChangeIssuerKeys(issuer, keys.Pem));
        await DoneAsync(_admin, new TurnIssuer(issuer, On: false));
        await DoneAsync(_admin, new TurnIssuer(issuer, On: true));
        await DoneAsync(Actor.System, new EnsureSigningKey("k1", "{}", "closed"));
        await DoneAsync(_admin, new RenewSigningKey("k2", "{}", "closed"));
        var appeal = new AnAppeal();
        var happened = new SecurityEvent(EventBook.Risc + "recovery-activated", World.Clock.Now, new EventSubject(appeal.Account, null, null));
        await DoneAsync(Actor.Platform, new TakeToken(new EventToken(AnIssuer.Name, "jti-1", World.Clock.Now, [happened]), issuer, "hash"));
        var kept = await World.ReadAsync(db => Task.FromResult(db.KeptSignals.Single()));
        var id = await World.OpenAsync(appeal);
        await World.Door.WriteAsync((db, _) =>
        {
            db.Add(new KeptSignal { Id = Guid.NewGuid(), Whose = kept.Whose, Fired = kept.Fired with { Code = "new_place" }, Event = "made", Token = "jti-2", At = kept.At, StaleFrom = kept.StaleFrom, Beside = id });
            return Task.CompletedTask;
        });
        await DoneAsync(Actor.System, new JoinSignals(id));
        await DoneAsync(Actor.System, new KeepEvents());
    }

    private async Task OnRightsAsync(CaseId id)
    {
        await DoneAsync(Actor.Platform, new AskForRight(id, RightsRequestKind.CancelAccount));
        var right = (await World.CaseAsync(id)).Rights.Single(r => r.Kind == RightsRequestKind.CancelAccount);
        await DoneAsync(_lin, new AnswerRight(id, right.Id, new(RightAnswerKind.Verify) { Routes = ["in_person"] }));
        var check = (await World.CaseAsync(id)).Checks.Single().Id;
        await World.DoneAsync(Actor.Platform, new ReportCheck(id, new CheckRecord(check, CheckState.Passed, null, "ref-9")));
        await World.DoneAsync(_lin, new AnswerRight(id, right.Id, new(RightAnswerKind.Granted)));
        await DoneAsync(Actor.Platform, new UndoRight(id, right.Id));
        await World.DoneAsync(Actor.Platform, new AskForRight(id, RightsRequestKind.CancelAccount));
        right = (await World.CaseAsync(id)).Rights.Single(r => r.Kind == RightsRequestKind.CancelAccount && !r.IsOver);
        await World.DoneAsync(_lin, new AnswerRight(id, right.Id, new(RightAnswerKind.Granted)));
        World.Clock.GoOn(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));
        await DoneAsync(Actor.System, new BringIntoEffect(id));
        await DoneAsync(Actor.Platform, new ReportRight(id, right.Id, RightResult.Done, ""));
    }

    private async Task AtTheDoorAsync()
    {
        await DoneAsync(Actor.Operator, new KeepRefused(Import, "appeals.jsonl", 1, null, [Refusal.Of("json_broken")], "{", true, "hash"));
        await DoneAsync(Actor.Operator, new KeepRefused(Import, "appeals.jsonl", 2, null, [Refusal.Of("json_broken")], "[", true, "other hash"));
        await DoneAsync(Actor.Operator, new KeepRefused(Import, "appeals.jsonl", 3, null, [Refusal.Of("json_broken")], "(", true, "third hash"));
        var kept = await World.ReadAsync(db => Task.FromResult(db.RefusedAppeals.OrderBy(r => r.Id).Select(r => r.Id).ToList()));
        await DoneAsync(Actor.Operator, new RetryKept(kept[0], new AppealReading(null, null, [Refusal.Of("json_broken")], [])));
        await DoneAsync(Actor.Operator, new PutAway(kept[1]));
        await DoneAsync(Actor.Operator, new PutManyAway([kept[2]]));
        await DoneAsync(Actor.Operator, new CopyKept());
        await DoneAsync(Actor.Operator, new FinishImport(Import, "appeals.jsonl", ImportEnding.Finished, new ImportTally()));
    }

    private async Task OnTheJournalAsync()
    {
        using var key = SealKey.Create(World.Database.Seals.KeyFile);
        await DoneAsync(Actor.Operator, new ChangeSealKey(key.Fingerprint));
        World.Seals.Publish(key);
        var first = await World.ReadAsync(db => db.Facts.Include(f => f.Values).OrderBy(f => f.Id).FirstAsync());
        var leaf = MerkleTree.Leaf(FactHash.Envelope(first));
        var signed = await DoneAsync(Actor.System, new SealFacts(new SealBatch(1, 0, [(first.Id, leaf)], [], leaf), key));
        await DoneAsync(Actor.System, new HoldJournal(new Regression("behind", signed, 0), key.Fingerprint));
        await DoneAsync(_lead, new AcknowledgeRestore("The disk was replaced."));
        await World.DoneAsync(_admin, new AcknowledgeRestore("The disk was replaced."));
        await DoneAsync(Actor.Operator, new RecordVerification(new JournalCheck(1, null)));
        await DoneAsync(Actor.Operator, new TakeProof("AP-2026-000001"));
    }
}
