using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Intake;
using ReviewConsole.Domain.Events;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Events;
using ReviewConsole.Features.Intake;
using ReviewConsole.Features.Team;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People;

/// <summary>
/// Who may do what: every deed of the program, asked of the real door by everybody there is. The table is design.md §6 written out by
/// hand; a deed that is not in it fails the test.
/// </summary>
public sealed class DeedAccessTests : IAsyncLifetime
{
    // R reviewer, L lead, A auditor, D administrator, O operator, P platform, S system.
    private static readonly Dictionary<string, string> Table = new(StringComparer.Ordinal)
    {
        ["ClaimCase"] = "RL",
        ["ExtendClaim"] = "RL",
        ["ReleaseCase"] = "RL",
        ["SkipCase"] = "RL",
        ["SetAsideCase"] = "RL",
        ["HandOverCase"] = "RL",
        ["BringBack"] = "S",
        ["AssignCase"] = "L",
        ["AssignPlanned"] = "L",
        ["AddEndpoint"] = "D",
        ["RenewSecret"] = "D",
        ["TurnEndpoint"] = "D",
        ["TestEndpoint"] = "D",
        ["ReplayDeliveries"] = "D",
        ["AddKey"] = "DO",
        ["RevokeKey"] = "DO",
        ["KeepKeys"] = "S",
        ["AddIssuer"] = "D",
        ["ChangeIssuerKeys"] = "D",
        ["TurnIssuer"] = "D",
        ["TakeToken"] = "P",
        ["JoinSignals"] = "S",
        ["KeepEvents"] = "S",
        ["EnsureSigningKey"] = "S",
        ["RenewSigningKey"] = "D",
        ["HearAppellant"] = "P",
        ["WithdrawAppeal"] = "P",
        ["AskForRight"] = "P",
        ["UndoRight"] = "P",
        ["AnswerRight"] = "RL",
        ["BringIntoEffect"] = "S",
        ["ReportRight"] = "LP",
        ["GiveAccess"] = "RLP",
        ["TryAccess"] = "S",
        ["TakeInAppeal"] = "RL",
        ["ReportCheck"] = "P",
        ["ReportNotice"] = "P",
        ["ReportRestriction"] = "P",
        ["SpreadOutbox"] = "S",
        ["TakeDue"] = "S",
        ["RecordAttempts"] = "S",
        ["TellSignals"] = "S",
        ["TakeBackCase"] = "L",
        ["PlanPerson"] = "L",
        ["GoAway"] = "RL",
        ["BeBack"] = "RL",
        ["SetAway"] = "LD",
        ["TakeNext"] = "RL",
        ["SetWeights"] = "L",
        ["Reorder"] = "S",
        ["WaitForCheck"] = "RL",
        ["AskAppellant"] = "RL",
        ["WaitForAnswer"] = "RL",
        ["RecordAnswer"] = "RL",
        ["GoOnAsking"] = "S",
        ["OfferRoute"] = "RL",
        ["OfferBestRoutes"] = "RL",
        ["SendCheck"] = "RL",
        ["RecordCheck"] = "RL",
        ["SetFinding"] = "RL",
        ["DecideCase"] = "RL",
        ["ProposeDecision"] = "RL",
        ["JudgeCase"] = "RL",
        ["DemandSecond"] = "L",
        ["ReportEffect"] = "LP",
        ["WatchClocks"] = "S",
        ["TagCase"] = "RL",
        ["DrawSample"] = "S",
        ["TakeReReview"] = "RL",
        ["JudgeReReview"] = "RL",
        ["MarkReReview"] = "RL",
        ["SetCalibration"] = "L",
        ["SetRules"] = "L",
        ["AssignByRule"] = "S",
        ["TrustPerson"] = "L",
        ["CorrectDecision"] = "L",
        ["ExpireChecks"] = "S",
        ["TakeBackDecision"] = "RL",
        ["DeclareInterest"] = "RL",
        ["TakeBackInterest"] = "RL",
        ["ViewCase"] = "RLA",
        ["OpenEvidence"] = "RLA",
        ["RevealField"] = "RLA",
        ["OpenCase"] = "LOP",
        ["OpenMany"] = "LOP",
        ["KeepRefused"] = "LOP",
        ["FinishImport"] = "LOP",
        ["RetryKept"] = "LOP",
        ["PutAway"] = "LOP",
        ["PutManyAway"] = "LOP",
        ["CopyKept"] = "LOP",
        ["AddPerson"] = "DO",
        ["IssueLink"] = "DO",
        ["DisablePerson"] = "DO",
        ["EnablePerson"] = "DO",
        ["UnlockPerson"] = "DO",
        ["AskRoleChange"] = "DO",
        ["SettleRoleChange"] = "DO",
        ["EnterConsole"] = "RLAD",
        ["LeaveConsole"] = "RLAD",
        ["CountFailure"] = "S",
        ["SetPasswordByLink"] = "S",
        ["AddDemonstrationPeople"] = "O",
        ["RecordVerification"] = "AO",
        ["TakeProof"] = "AO",
        ["SealFacts"] = "S",
        ["HoldJournal"] = "S",
        ["AcknowledgeRestore"] = "LAD",
        ["ChangeSealKey"] = "O",
    };

    private readonly Dictionary<char, Actor> _actors = new() { ['O'] = Actor.Operator, ['P'] = Actor.Platform, ['S'] = Actor.System };
    private DataWorld _world = null!;
    private Actor _disabled;

    private static IReadOnlyList<Type> Deeds { get; } = [.. typeof(Program).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false } && AnswerOf(t) is not null)];

    public async ValueTask InitializeAsync()
    {
        _world = new DataWorld(await TestDatabase.SqliteAsync());
        foreach (var (letter, role) in new[] { ('R', Role.Reviewer), ('L', Role.Lead), ('A', Role.Auditor), ('D', Role.Admin) })
        {
            _actors[letter] = await _world.AddPersonAsync(role);
        }

        _disabled = await _world.AddPersonAsync(Role.Lead, p => p.DisabledAt = _world.Clock.Now);
    }

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public void Every_deed_stands_in_the_table_and_nothing_else_does() =>
        Deeds.Select(d => d.Name).Order(StringComparer.Ordinal).ShouldBe(Table.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_deed_is_done_for_those_it_is_for_and_refused_to_everybody_else()
    {
        var wrong = new List<string>();
        var asked = 0;
        foreach (var deed in Deeds)
        {
            foreach (var (letter, actor) in _actors)
            {
                var refused = await IsRefusedAsync(deed, actor, "not_allowed");
                asked++;
                if (refused == Table[deed.Name].Contains(letter, StringComparison.Ordinal))
                {
                    wrong.Add($"{deed.Name} by {letter} was {(refused ? "refused" : "let through")}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        asked.ShouldBe(Table.Count * 7);
    }

    [Fact]
    public async Task Whoever_is_disabled_may_do_nothing_at_all()
    {
        foreach (var deed in Deeds)
        {
            (await IsRefusedAsync(deed, _disabled, "not_signed_in")).ShouldBeTrue(deed.Name);
        }
    }

    [Fact]
    public async Task Whoever_has_no_password_of_their_own_yet_may_do_nothing_either()
    {
        var invited = await _world.AddPersonAsync(Role.Admin, p => p.PasswordHash = null);

        (await _world.DoAsync(invited, new DisablePerson(_actors['R'].Person!.Value))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not_signed_in");
    }

    [Fact]
    public async Task A_role_is_read_afresh_inside_every_deed()
    {
        var reviewer = _actors['R'];
        var id = await _world.OpenAsync();
        await using (var db = _world.Open())
        {
            await db.Users.Where(p => p.Id == reviewer.Person!.Value.Value).ExecuteUpdateAsync(set => set.SetProperty(p => p.Role, Role.Auditor));
        }

        (await _world.DoAsync(reviewer, new Cases.ClaimCase(id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not_allowed");
    }

    // A deed with nothing in it: whoever is let through fails on that, behind the question that is asked here.
    private async Task<bool> IsRefusedAsync(Type deed, Actor actor, string code)
    {
        var made = deed == typeof(OpenCase) ? new OpenCase(new AnAppeal().Message())
            : deed == typeof(OpenMany) ? new OpenMany([])
            : deed == typeof(TakeInAppeal) ? new TakeInAppeal(new AnAppeal().Message(), TakenInBy.Paper)
            : deed == typeof(RetryKept) ? new RetryKept(1, new AnAppeal().Read())
            : deed == typeof(TakeToken) ? new TakeToken(new EventToken("iss", "jti", default, []), default, "")
            : deed == typeof(AssignPlanned) ? new AssignPlanned([])
            : deed == typeof(PutManyAway) ? new PutManyAway([1])
            : RuntimeHelpers.GetUninitializedObject(deed);
        var ask = typeof(DeedDoor).GetMethod(nameof(DeedDoor.DoAsync), BindingFlags.Public | BindingFlags.Instance)!.MakeGenericMethod(AnswerOf(deed)!);
        try
        {
            var asked = (Task)ask.Invoke(_world.Door, [actor, made, CancellationToken.None])!;
            await asked;
            var answer = asked.GetType().GetProperty("Result")!.GetValue(asked)!;
            var refusals = (IReadOnlyList<Refusal>)answer.GetType().GetProperty("Refusals")!.GetValue(answer)!;
            return refusals is [var only] && only.Code == code;
        }
        catch (Exception inside) when (inside is NullReferenceException or ArgumentException or InvalidOperationException or DbUpdateException)
        {
            return false;
        }
    }

    private static Type? AnswerOf(Type type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.IsGenericType && at.GetGenericTypeDefinition() == typeof(Deed<>))
            {
                return at.GetGenericArguments()[0];
            }
        }

        return null;
    }
}
