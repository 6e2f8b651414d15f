using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>Lines that lie side by side in one index, in its order; the id breaks ties.</summary>
internal abstract class Stretch(IQueryable<CaseRow> rows)
{
    /// <summary>The lines, in no order.</summary>
    public IQueryable<CaseRow> Rows => rows;

    /// <summary>True when the largest key comes first.</summary>
    public abstract bool Descending { get; }

    /// <summary>The lines in the index's order, or against it.</summary>
    public abstract IQueryable<CaseRow> InOrder(IQueryable<CaseRow> some, bool backwards);

    /// <summary>
    /// What lies beyond a mark, as two ranges in one: the same key and an id beyond, and a key beyond. A condition with "or", or a pair
    /// compared with a pair, would read every line of the same key; asking twice would cost half as much again.
    /// </summary>
    public abstract Task<IQueryable<CaseRow>> BeyondAsync(PageMark mark, bool backwards, CancellationToken stop);

    /// <summary>The key of a line as a number, for marks and for merging; zero where stretches are not merged.</summary>
    public abstract long PlaceOf(QueueLine line);
}

/// <inheritdoc cref="Stretch"/>
internal sealed class Stretch<TKey>(
    IQueryable<CaseRow> rows, Expression<Func<CaseRow, TKey>> key, bool descending, Func<PageMark, CancellationToken, Task<TKey>> keyOf,
    Func<QueueLine, long> place) : Stretch(rows)
{
    public override bool Descending => descending;

    public override IQueryable<CaseRow> InOrder(IQueryable<CaseRow> some, bool backwards) => descending != backwards
        ? some.OrderByDescending(key).ThenByDescending(r => r.Id)
        : some.OrderBy(key).ThenBy(r => r.Id);

    public override async Task<IQueryable<CaseRow>> BeyondAsync(PageMark mark, bool backwards, CancellationToken stop)
    {
        var at = await keyOf(mark, stop);
        var id = new CaseId(mark.Id);
        var same = Rows.Where(KeyRange.Of(key, ExpressionType.Equal, at));
        return descending != backwards
            ? same.Where(r => r.Id < id).Concat(Rows.Where(KeyRange.Of(key, ExpressionType.LessThan, at)))
            : same.Where(r => r.Id > id).Concat(Rows.Where(KeyRange.Of(key, ExpressionType.GreaterThan, at)));
    }

    public override long PlaceOf(QueueLine line) => place(line);
}

/// <summary>Stretches by the kind of their key.</summary>
internal static class Stretches
{
    public static Stretch ByInstant(
        IQueryable<CaseRow> rows, Expression<Func<CaseRow, DateTimeOffset?>> key, Func<QueueLine, DateTimeOffset?> place, bool descending = false) =>
        new Stretch<DateTimeOffset?>(rows, key, descending, (mark, _) => Task.FromResult<DateTimeOffset?>(Instant(mark.Place)),
            line => place(line)?.UtcTicks ?? 0);

    public static Stretch ByNumber(IQueryable<CaseRow> rows, Expression<Func<CaseRow, long>> key, Func<QueueLine, long> place) =>
        new Stretch<long>(rows, key, descending: true, (mark, _) => Task.FromResult(mark.Place), place);

    public static Stretch ById(IQueryable<CaseRow> rows) =>
        new Stretch<CaseId>(rows, r => r.Id, descending: false, (mark, _) => Task.FromResult(new CaseId(mark.Id)), _ => 0);

    /// <summary>By a text; the mark's is read from its line, so that no personal value stands in an address.</summary>
    public static Stretch ByText(IQueryable<CaseRow> rows, IQueryable<CaseRow> all, Expression<Func<CaseRow, string?>> key) =>
        new Stretch<string?>(rows, key, descending: false,
            async (mark, stop) => await all.Where(r => r.Id == new CaseId(mark.Id)).Select(key).SingleOrDefaultAsync(stop) ?? "", _ => 0);

    private static DateTimeOffset Instant(long ticks) => new(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
}

/// <summary>Compares a key with a value, as an expression whose value is a parameter of the query (a constant would be planned anew each time).</summary>
internal static class KeyRange
{
    public static Expression<Func<TRow, bool>> Of<TRow, TKey>(Expression<Func<TRow, TKey>> key, ExpressionType comparison, TKey value)
    {
        var at = Expression.Property(Expression.Constant(new Box<TKey>(value)), nameof(Box<TKey>.Value));
        var compared = typeof(TKey) == typeof(string) && comparison != ExpressionType.Equal
            ? Expression.MakeBinary(comparison, Expression.Call(typeof(string), nameof(string.Compare), null, key.Body, at), Expression.Constant(0))
            : Expression.MakeBinary(comparison, key.Body, at);
        return Expression.Lambda<Func<TRow, bool>>(compared, key.Parameters);
    }

    /// <summary>All texts that begin so: from the text itself up to, not including, the text followed by the last character there is.</summary>
    public static IQueryable<TRow> BeginningWith<TRow>(this IQueryable<TRow> rows, Expression<Func<TRow, string?>> key, string text) =>
        rows.Where(Of(key, ExpressionType.GreaterThanOrEqual, text)).Where(Of(key, ExpressionType.LessThan, text + LastCharacter));

    /// <summary>All texts that do not begin so, and lines without any.</summary>
    public static IQueryable<CaseRow> NotBeginningWith(this IQueryable<CaseRow> rows, Expression<Func<CaseRow, string?>> key, string text)
    {
        var none = Expression.Equal(key.Body, Expression.Constant(null, typeof(string)));
        var before = Of(key, ExpressionType.LessThan, text).Body;
        var after = Of(key, ExpressionType.GreaterThanOrEqual, text + LastCharacter).Body;
        return rows.Where(Expression.Lambda<Func<CaseRow, bool>>(Expression.OrElse(none, Expression.OrElse(before, after)), key.Parameters));
    }

    private const string LastCharacter = "\U0010FFFF";

    private sealed record Box<TKey>(TKey Value);
}
