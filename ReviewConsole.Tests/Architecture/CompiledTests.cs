using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace ReviewConsole.Architecture;

/// <summary>Rules that need to know what a name means: read from the compiled program.</summary>
public sealed class CompiledTests
{
    private const string Domain = "ReviewConsole.Domain";

    [Fact]
    public void The_domain_uses_the_system_and_itself_only()
    {
        var domain = OurTypes.Where(type => IsIn(type, Domain)).ToList();
        domain.ShouldNotBeEmpty();
        domain.SelectMany(type => Foreign(type, Domain)).ShouldBeEmpty();
    }

    [Fact]
    public void A_domain_type_that_logs_is_found() =>
        Foreign(typeof(Logging), "ReviewConsole.Architecture").ShouldHaveSingleItem().ShouldContain(nameof(ILogger));

    [Fact]
    public void Nothing_waits_for_a_task_by_blocking_a_thread()
    {
        OurTypes.ShouldNotBeEmpty();
        OurTypes.SelectMany(Blocking).ShouldBeEmpty();
    }

    [Fact]
    public void A_blocked_thread_is_found()
    {
        Blocking(typeof(Blocked)).Count().ShouldBe(3);
        typeof(Waiting).GetNestedTypes(BindingFlags.NonPublic).Append(typeof(Waiting)).SelectMany(Blocking).ShouldBeEmpty();
    }

    private static IReadOnlyList<Type> OurTypes { get; } = typeof(Program).Assembly.GetTypes();

    private static bool IsIn(Type type, string space) =>
        type.Namespace == space || type.Namespace?.StartsWith(space + ".", StringComparison.Ordinal) == true;

    private static IEnumerable<string> Foreign(Type type, string own) =>
        from used in CompiledCode.TypesUsedBy(type)
        where !IsIn(used, own) && !IsOfTheSystem(used) && !IsOfTheCompiler(used)
        select $"{type.FullName} uses {used.FullName}";

    private static bool IsOfTheSystem(Type type)
    {
        // Generated regular expressions lie in our assembly under System.Text.RegularExpressions.Generated.
        var home = type.Assembly == typeof(Program).Assembly ? type.Namespace : type.Assembly.GetName().Name;
        return home is not null && home.StartsWith("System", StringComparison.Ordinal) && home != "System.CommandLine";
    }

    private static bool IsOfTheCompiler(Type type) => type.Namespace is null && type.Name.StartsWith('<');

    private static IEnumerable<string> Blocking(Type type) =>
        from method in CompiledCode.Methods(type)
        where !typeof(IAsyncStateMachine).IsAssignableFrom(type) && method.Name != "<Main>"
        from used in CompiledCode.MembersUsedBy(method)
        where Blocks(used)
        select $"{type.FullName}.{method.Name} calls {used.DeclaringType?.Name}.{used.Name}";

    private static bool Blocks(MemberInfo member) =>
        member.DeclaringType is { Namespace: "System.Threading.Tasks" or "System.Runtime.CompilerServices" } type
        && (type.Name.Contains("Task", StringComparison.Ordinal)
            && member.Name is "get_Result" or "Wait" or "WaitAll" or "WaitAny" or "GetResult");

    private sealed class Logging
    {
        public static bool Deaf(object anybody) => anybody is not ILogger;
    }

    private sealed class Blocked
    {
        public static int ByResult(Task<int> answer) => answer.Result;

        public static bool ByWaiting(Task answer) => answer.Wait(TimeSpan.Zero);

        public static void ByAwaiter(ValueTask answer)
        {
            var awaiter = answer.GetAwaiter();
            awaiter.GetResult();
        }
    }

    private sealed class Waiting
    {
        public static async Task<int> Properly(Task<int> task) => await task + 1;
    }
}
