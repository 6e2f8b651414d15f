namespace ReviewConsole.Domain.Sealing;

public sealed class TreeProofTests
{
    private const int Most = 130;

    private static readonly KnownTree Tree = KnownTree.Of(Most + 1);

    [Fact]
    public void Every_leaf_is_proven_in_every_tree_and_no_other_leaf_place_tree_or_path_is()
    {
        for (var size = 1; size <= Most; size++)
        {
            var root = Tree.Root(size);
            for (var index = 0; index < size; index++)
            {
                var path = Tree.Hashes(TreeProof.Inclusion(index, size));
                TreeProof.Includes(Tree.Leaves[index], index, size, path, root).ShouldBeTrue($"{index} of {size}");
                TreeProof.Includes(Tree.Leaves[index + 1], index, size, path, root).ShouldBeFalse("another leaf");
                TreeProof.Includes(Tree.Leaves[index], index ^ 1, size, path, root).ShouldBe(false, $"another place, {index} of {size}");
                TreeProof.Includes(Tree.Leaves[index], index, size, path, Tree.Root(size + 1)).ShouldBeFalse("another tree");
                Broken(path).ShouldAllBe(broken => !TreeProof.Includes(Tree.Leaves[index], index, size, broken, root));
            }
        }
    }

    [Fact]
    public void Every_tree_is_proven_to_be_the_beginning_of_every_larger_one_and_nothing_else_is()
    {
        for (var larger = 1; larger <= Most; larger++)
        {
            for (var size = 1; size <= larger; size++)
            {
                var (root, largerRoot, path) = (Tree.Root(size), Tree.Root(larger), Tree.Hashes(TreeProof.Consistency(size, larger)));
                TreeProof.Extends(size, root, larger, largerRoot, path).ShouldBeTrue($"{size} to {larger}");
                TreeProof.Extends(size, Tree.Leaves[0], larger, largerRoot, path).ShouldBe(size == 1 && larger > 1 || larger == 1, "another beginning");
                TreeProof.Extends(size, root, larger, Tree.Root(larger + 1), path).ShouldBeFalse("another end");
                Broken(path).ShouldAllBe(broken => !TreeProof.Extends(size, root, larger, largerRoot, broken));
            }
        }
    }

    [Fact]
    public void Nothing_is_the_beginning_of_everything_and_proves_nothing_more()
    {
        TreeProof.Consistency(0, 9).ShouldBeEmpty();
        TreeProof.Extends(0, MerkleTree.Empty, 9, Tree.Root(9), []).ShouldBeTrue();
        TreeProof.Extends(0, Tree.Root(9), 9, Tree.Root(9), []).ShouldBeFalse();
        TreeProof.Extends(0, MerkleTree.Empty, 9, Tree.Root(9), [Tree.Root(1)]).ShouldBeFalse();
    }

    [Fact]
    public void What_cannot_be_is_no_proof_and_breaks_nothing()
    {
        var root = Tree.Root(7);
        TreeProof.Includes(Tree.Leaves[0], -1, 7, [], root).ShouldBeFalse();
        TreeProof.Includes(Tree.Leaves[0], 7, 7, [], root).ShouldBeFalse();
        TreeProof.Includes(Tree.Leaves[0], 0, long.MaxValue, [.. Enumerable.Repeat(root, 63)], root).ShouldBeFalse();
        TreeProof.Includes([], 0, 1, [], []).ShouldBeFalse();
        TreeProof.Extends(9, root, 7, root, []).ShouldBeFalse();
        TreeProof.Extends(-1, root, 7, root, []).ShouldBeFalse();
        TreeProof.Extends(3, root, 7, root, []).ShouldBeFalse();
        TreeProof.Extends(3, root, 7, root, [new byte[31]]).ShouldBeFalse();
        Should.Throw<ArgumentOutOfRangeException>(() => TreeProof.Inclusion(7, 7));
        Should.Throw<ArgumentOutOfRangeException>(() => TreeProof.Consistency(8, 7));
    }

    [Fact]
    public void A_proof_in_a_tree_of_a_million_is_twenty_hashes()
    {
        TreeProof.Inclusion(777_777, 1_000_000).Count.ShouldBeLessThanOrEqualTo(20);
        TreeProof.Consistency(777_777, 1_000_000).Count.ShouldBeLessThanOrEqualTo(21);
    }

    // Each hash changed, left out, or doubled; and the same the other way round.
    private static IEnumerable<IReadOnlyList<byte[]>> Broken(IReadOnlyList<byte[]> path)
    {
        for (var at = 0; at < path.Count; at++)
        {
            byte[] other = [(byte)(path[at][0] ^ 1), .. path[at][1..]];
            yield return [.. path.Take(at), other, .. path.Skip(at + 1)];
            yield return [.. path.Take(at), .. path.Skip(at + 1)];
            yield return [.. path.Take(at), path[at], .. path.Skip(at)];
        }

        yield return [.. path, Tree.Leaves[0]];
        if (path.Count > 1)
        {
            yield return [.. path.Reverse()];
        }
    }
}
