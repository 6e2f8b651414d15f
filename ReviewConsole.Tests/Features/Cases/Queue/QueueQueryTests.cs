using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Rows;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Queue;

public sealed class QueueQueryOnSqliteTests : QueueQueryTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class QueueQueryOnPostgresTests(PostgresServer server) : QueueQueryTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

public abstract class QueueQueryTests : DataTests
{
    private readonly SomeLines _lines = new(seed: 7);

    private static IEnumerable<CaseFilter> Offered =>
        Enum.GetValues<CaseView>().SelectMany(view => CaseSorts.Of(view).Select(sort => new CaseFilter { View = view, Sort = sort }));

    [Fact]
    public async Task Every_view_and_order_pages_through_all_its_cases_and_back()
    {
        var rows = await FillAsync(600);
        foreach (var filter in Offered)
        {
            var expected = Expected(rows, filter);
            expected.Count.ShouldBeGreaterThan(LinePage.Size, "the view should have more than one page");

            var (forwards, end) = await ForwardsAsync(filter);
            forwards.ShouldBe(expected, filter.ToQuery());
            (await BackwardsAsync(filter, end)).ShouldBe(expected.SkipLast(end.Lines.Count), filter.ToQuery());
        }
    }

    [Fact]
    public async Task What_does_not_change_is_seen_exactly_once_while_other_cases_change()
    {
        var rows = await FillAsync(400);
        List<CaseRow> still = [.. rows.Where(r => r.Id.Value % 3 != 0)];
        foreach (var filter in Offered)
        {
            var (seen, _) = await ForwardsAsync(filter, betweenPages: () => DisturbAsync(rows.Where(r => r.Id.Value % 3 == 0).Skip(_lines.Next(100)).Take(30)));

            seen.Where(id => id.Value <= rows.Count && id.Value % 3 != 0).ShouldBe(Expected(still, filter), filter.ToQuery());
        }
    }

    [Fact]
    public async Task A_search_pages_through_all_it_finds_and_back_each_case_once()
    {
        var rows = await FillAsync(600);
        foreach (var text in new[] { "徐", "xy-1", "XY-1", "xu", "Weber", "jonas x", "m1", "m1@example", "+86 138-1234", "1381234000" })
        {
            var filter = new CaseFilter { View = CaseView.All, Text = text };

            var (forwards, end) = await ForwardsAsync(filter);

            forwards.ShouldBeUnique();
            forwards.Order().ShouldBe(rows.Where(r => Finds(r, text)).Select(r => r.Id).Order(), text);
            (await BackwardsAsync(filter, end)).ShouldBe(forwards.SkipLast(end.Lines.Count), text);
        }
    }

    [Fact]
    public async Task Any_filter_lets_through_what_fits_and_nothing_else()
    {
        var rows = await FillAsync(300);
        var random = new Random(11);
        for (var round = 0; round < 120; round++)
        {
            T? Maybe<T>(params IReadOnlyList<T> values)
                where T : struct => random.Next(3) == 0 ? values[random.Next(values.Count)] : null;

            var filter = new CaseFilter
            {
                View = Enum.GetValues<CaseView>()[random.Next(6)],
                State = Maybe(Enum.GetValues<CaseState>()),
                Scope = Maybe(Enum.GetValues<RestrictionScope>()),
                Basis = Maybe(Enum.GetValues<RestrictionBasis>()),
                Language = random.Next(3) == 0 ? "zh" : null,
                Age = Maybe(Enum.GetValues<CaseAge>()),
                Mark = Maybe(Enum.GetValues<CaseMark>()),
                Who = Maybe(Whose.Me, Whose.Nobody, Whose.Of(SomeLines.Other)),
                Received = random.Next(6) == 0 ? new InstantSpan(SomeLines.Now.AddDays(-30), SomeLines.Now.AddDays(-3)) : null,
                Due = random.Next(6) == 0 ? new InstantSpan(SomeLines.Now, SomeLines.Now.AddDays(4)) : null,
                Decided = random.Next(6) == 0 ? new InstantSpan(SomeLines.Now.AddHours(-20), SomeLines.Now.AddHours(-2)) : null,
                Outcome = Maybe(Enum.GetValues<Outcome>()),
                Ground = random.Next(6) == 0 ? "A1" : null,
                Tag = random.Next(6) == 0 ? "wave" : null,
                Text = random.Next(4) == 0 ? "徐" : null,
            };
            var fitting = rows.Where(r => IsIn(r, filter.View) && Fits(r, filter)).Select(r => r.Id).ToList();

            (await ForwardsAsync(filter)).Seen.Order().ShouldBe(fitting.Order(), filter.ToQuery());
            (await Counts.ReadAsync(filter, SomeLines.Me, SomeLines.Now)).Fitting.Value.ShouldBe(fitting.Count, filter.ToQuery());
        }
    }

    [Fact]
    public async Task A_place_from_a_foreign_address_is_only_a_place()
    {
        await FillAsync(80);
        foreach (var mark in new[] { new PageMark(long.MinValue, long.MaxValue), new PageMark(long.MaxValue, 0), new PageMark(-1, 5) })
        {
            foreach (var text in new[] { null, "徐" })
            {
                var filter = new CaseFilter { View = CaseView.All, Text = text };
                await Query.ReadAsync(new QueueAddress(filter, After: mark), SomeLines.Me, SomeLines.Now);
                await Query.ReadAsync(new QueueAddress(filter, Before: mark), SomeLines.Me, SomeLines.Now);
            }
        }
    }

    [Fact]
    public async Task Reading_stops_when_nobody_waits_any_more()
    {
        await FillAsync(10);
        await Should.ThrowAsync<OperationCanceledException>(() => Query.ReadAsync(new QueueAddress(new CaseFilter()), SomeLines.Me, SomeLines.Now, new CancellationToken(true)));
        await Should.ThrowAsync<OperationCanceledException>(() => Counts.ReadAsync(new CaseFilter(), SomeLines.Me, SomeLines.Now, new CancellationToken(true)));
    }

    private QueueQuery Query => new(World.Services.GetRequiredService<IDbContextFactory<ReviewDb>>());

    private QueueCounts Counts => new(World.Services.GetRequiredService<IDbContextFactory<ReviewDb>>());

    private async Task<List<CaseRow>> FillAsync(int count)
    {
        var rows = _lines.Many(count);
        await using var db = World.Open();
        db.CaseRows.AddRange(rows);
        await db.SaveChangesAsync();
        return rows;
    }

    private async Task DisturbAsync(IEnumerable<CaseRow> these)
    {
        await using var db = World.Open();
        var ids = these.Select(r => r.Id).ToList();
        await db.CaseRows.Include(r => r.Names).Where(r => ids.Contains(r.Id)).ForEachAsync(_lines.Change);
        db.CaseRows.AddRange(_lines.Many(5));
        await db.SaveChangesAsync();
    }

    private async Task<(List<CaseId> Seen, LinePage End)> ForwardsAsync(CaseFilter filter, Func<Task>? betweenPages = null)
    {
        var seen = new List<CaseId>();
        for (var address = new QueueAddress(filter); ;)
        {
            var page = await Query.ReadAsync(address, SomeLines.Me, SomeLines.Now);
            page.Lines.Count.ShouldBeLessThanOrEqualTo(LinePage.Size);
            seen.AddRange(page.Lines.Select(l => l.Id));
            (page.Previous is null).ShouldBe(address.IsFirstPage || page.Lines.Count == 0);
            if (page.Next is not { } next)
            {
                return (seen, page);
            }

            page.Lines.Count.ShouldBe(LinePage.Size);
            await (betweenPages?.Invoke() ?? Task.CompletedTask);
            address = new QueueAddress(filter, After: next);
        }
    }

    private async Task<List<CaseId>> BackwardsAsync(CaseFilter filter, LinePage end)
    {
        var seen = new List<CaseId>();
        for (var mark = end.Previous; mark is { } at;)
        {
            var page = await Query.ReadAsync(new QueueAddress(filter, Before: at), SomeLines.Me, SomeLines.Now);
            page.Next.ShouldNotBeNull();
            seen.InsertRange(0, page.Lines.Select(l => l.Id));
            mark = page.Previous;
        }

        return seen;
    }

    private static List<CaseId> Expected(IEnumerable<CaseRow> rows, CaseFilter filter)
    {
        var those = rows.Where(r => IsIn(r, filter.View));
        return
        [
            .. (filter.Sort switch
            {
                CaseSort.Urgent => those.OrderBy(r => r.UrgentAt).ThenBy(r => r.Id),
                CaseSort.Due => those.OrderBy(r => r.DueAt).ThenBy(r => r.Id),
                CaseSort.Oldest => those.OrderBy(r => r.ReceivedAt).ThenBy(r => r.Id),
                CaseSort.Newest => those.OrderByDescending(r => r.ReceivedAt).ThenByDescending(r => r.Id),
                CaseSort.LongestLocked => those.OrderBy(r => r.ImposedAt).ThenBy(r => r.Id),
                CaseSort.MostHeld => those.OrderByDescending(r => r.HeldMinor).ThenByDescending(r => r.Id),
                _ => those.OrderByDescending(r => r.DecidedAt).ThenByDescending(r => r.Id),
            }).Select(r => r.Id),
        ];
    }

    private static bool IsHeld(CaseRow row, PersonId? by = null) => row.ClaimUntil > SomeLines.Now && (by is null || row.Holder == by);

    private static bool IsIn(CaseRow row, CaseView view) => view switch
    {
        CaseView.Mine => IsHeld(row, SomeLines.Me) || (row.Assignee == SomeLines.Me && row.Lane != Lane.Done),
        CaseView.Unclaimed => row.Lane == Lane.Open && !IsHeld(row),
        CaseView.Waiting => row.Lane == Lane.Waiting,
        CaseView.Overdue => row.Lane != Lane.Done && row.DueAt < SomeLines.Now,
        CaseView.Decided => row.DecidedAt is not null,
        _ => true,
    };

    private static bool Fits(CaseRow row, CaseFilter filter)
    {
        var days = (SomeLines.Now - row.ReceivedAt).TotalDays;
        var person = filter.Who is { } who ? who.IsMe ? SomeLines.Me : who.Person : null;
        var its = row.Lane == Lane.Done ? [row.DecidedBy] : new[] { row.Assignee, IsHeld(row) ? row.Holder : null };
        return (filter.State is null || row.State == filter.State) && (filter.Scope is null || (row.Scopes & (1 << (int)filter.Scope)) > 0)
            && (filter.Basis is null || row.Basis == filter.Basis) && (filter.Language is null || row.Language == filter.Language)
            && filter.Mark switch
            {
                null => true,
                CaseMark.BeforeLead => row.BeforeLead,
                CaseMark.Near => row.Near > 0,
                CaseMark.Missed => row.Missed > 0,
                CaseMark.StillLocked => row.Missed >= 256,
                CaseMark.AsksBeside => row.RightsDueAt is not null,
                CaseMark.ShieldBroken => row.CameBack == CameBack.Reimposed && row.Lane != Lane.Done,
                CaseMark.Unheard => false,
                CaseMark.DeclinesFace => row.DeclinesFace,
                _ => row.Lane != Lane.Done,
            }
            && Within(row.ReceivedAt, filter.Received) && Within(row.DueAt, filter.Due) && Within(row.DecidedAt, filter.Decided)
            && (filter.Outcome is null || row.Outcome == filter.Outcome) && (filter.Ground is null || row.Grounds.Split(' ').Contains(filter.Ground))
            && (filter.Tag is null || row.Tags.Split(' ').Contains(filter.Tag))
            && filter.Age switch { null => true, CaseAge.Day => days <= 1, CaseAge.Week => days <= 7, CaseAge.OverWeek => days > 7, _ => days > 30 }
            && (filter.Who is null || (person is null ? its.All(p => p is null) : its.Contains(person)))
            && (filter.Text is null || Finds(row, filter.Text));
    }

    private static bool Within(DateTimeOffset? at, InstantSpan? span) => span is not { } s || (at > s.After && at <= s.Until);

    private static bool Finds(CaseRow row, string text)
    {
        var phones = text.Contains("138", StringComparison.Ordinal) ? new[] { SearchText.Phone(text)!, "86" + SearchText.Phone(text) } : [];
        bool Begins(string? column, string with) => column?.StartsWith(with, StringComparison.Ordinal) == true;

        return Begins(row.SearchAccount, SearchText.Account(text)!)
            || (!text.Contains('@', StringComparison.Ordinal) && phones.Length == 0 && row.Names.Any(n => Begins(n.Text, SearchText.Name(text)!)))
            || (text.Contains('@', StringComparison.Ordinal) && (Begins(row.SearchEmail, text) || Begins(row.SearchContact, text)))
            || phones.Take(1).Any(p => Begins(row.SearchPhone, p) || Begins(row.SearchContact, p));
    }
}
