using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace ReviewConsole.Support;

/// <summary>bUnit asks for a higher assembly version of AngleSharp.Diffing than is published; the copy beside the tests does.</summary>
internal static class AngleSharpDiffing
{
    private const string Name = "AngleSharp.Diffing";

    [ModuleInitializer]
    internal static void AcceptTheCopyBesideTheTests() =>
        AssemblyLoadContext.Default.Resolving += (context, wanted) => wanted.Name == Name
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, Name + ".dll"))
            : null;
}
