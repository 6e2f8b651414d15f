using System.Security.Claims;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People.Circuits;

/// <summary>One open circuit: who sits there, and what they signed in with.</summary>
/// <param name="Person">Who.</param>
/// <param name="SignedIn">What the connection was opened with.</param>
/// <param name="Screen">The screen, to be ended when it must be.</param>
internal sealed record OpenCircuit(PersonId Person, ClaimsPrincipal SignedIn, CurrentPerson Screen);

/// <summary>Every circuit of this process, so that those of a person can be ended and counted.</summary>
/// <param name="most">How many a person may have.</param>
internal sealed class OpenCircuits(int most)
{
    private readonly Lock _lock = new();
    private readonly List<OpenCircuit> _open = [];

    /// <summary>Adds one, and ends the person's oldest where there are too many.</summary>
    public void Add(OpenCircuit circuit)
    {
        List<OpenCircuit> tooMany;
        lock (_lock)
        {
            _open.Add(circuit);
            tooMany = [.. _open.Where(c => c.Person == circuit.Person).SkipLast(most)];
            _open.RemoveAll(tooMany.Contains);
        }

        tooMany.ForEach(c => c.Screen.End(Urls.Closed));
    }

    /// <summary>Forgets one.</summary>
    public void Remove(OpenCircuit circuit)
    {
        lock (_lock)
        {
            _open.Remove(circuit);
        }
    }

    /// <summary>All, oldest first.</summary>
    public IReadOnlyList<OpenCircuit> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _open];
            }
        }
    }
}
