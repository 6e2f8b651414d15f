using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Deeds;

/// <summary>
/// Something somebody wants to change. A deed says who may do it; the door (<see cref="DeedDoor"/>) re-reads who acts, takes the one
/// instant, runs the deed, appends its facts and commits. Nothing outside the database is awaited inside a deed.
/// </summary>
/// <typeparam name="TAnswer">What it answers when done.</typeparam>
public abstract record Deed<TAnswer>
{
    /// <summary>Names this deed for ever: an unknown commit is answered by it and never repeated.</summary>
    public Guid Command { get; init; } = Guid.CreateVersion7();

    /// <summary>What the actor must be allowed to do.</summary>
    public abstract May Needs { get; }

    /// <summary>
    /// True for a deed that counts what its actor has: no other deed of theirs is done at the same time, or two screens would both find room
    /// for one more.
    /// </summary>
    public virtual bool Counts => false;

    /// <summary>People to whom something is given; nobody changes them, or shuts them out, before the commit.</summary>
    public virtual IReadOnlyList<PersonId> Gives => [];

    /// <summary>The case to lock before the instant is taken; null when the deed touches none, or opens one.</summary>
    public virtual CaseId? Locks => null;

    /// <summary>
    /// Names that no two deeds may work with at once although there may be no row to lock yet, e.g. the restriction a case is to be opened
    /// for; locked before anything is read. Each with its kind in front: <c>restriction rs-5512</c>.
    /// </summary>
    public virtual IReadOnlyList<string> Names => [];

    /// <summary>The case to lock where only the database knows which; asked when the names are locked.</summary>
    public virtual Task<CaseId?> FindLockedAsync(ReviewDb db, CancellationToken stop) => Task.FromResult(Locks);

    /// <summary>Changes what is to be changed, or refuses. Runs inside the transaction.</summary>
    public abstract Task<Result<TAnswer>> DoAsync(DeedScope scope);
}

/// <summary>A deed on one case: the case is loaded, locked, changed and saved around it.</summary>
/// <param name="Case">Which case.</param>
/// <typeparam name="TAnswer">What it answers when done.</typeparam>
public abstract record CaseDeed<TAnswer>(CaseId Case) : Deed<TAnswer>
{
    /// <inheritdoc/>
    public sealed override CaseId? Locks => Case;

    /// <inheritdoc/>
    public sealed override async Task<Result<TAnswer>> DoAsync(DeedScope scope) =>
        await scope.LoadAsync(Case) is not { } subject ? Refusal.Of("case_unknown")
            : Barred(subject, scope) is { } barred ? barred
            : await DoAsync(subject, scope);

    /// <summary>True for deeds that somebody who may not handle the case may still do, such as giving it back.</summary>
    protected virtual bool BarredMay => false;

    // Whoever handles a case is asked with every deed, not only when taking it: an interest may have been declared meanwhile.
    private Refusal? Barred(Case subject, DeedScope scope) =>
        Needs is May.WorkCases or May.Decide && !BarredMay && scope.Person is { } me ? subject.BarredFor(me.Id, me.DeclaredAccounts) : null;

    /// <summary>Changes the case, or refuses.</summary>
    protected abstract Task<Result<TAnswer>> DoAsync(Case subject, DeedScope scope);
}
