using System.Security.Cryptography;

namespace ReviewConsole.Domain.Sealing;

public sealed class MerkleTreeTests
{
    // The eight leaves, roots and paths that implementations of Certificate Transparency are checked with.
    private static readonly string[] PublishedLeaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] PublishedRoots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    private static readonly KnownTree Published = new([.. PublishedLeaves.Select(leaf => MerkleTree.Leaf(Convert.FromHexString(leaf)))]);

    [Fact]
    public void The_published_roots_come_out()
    {
        Convert.ToHexStringLower(MerkleTree.Empty).ShouldBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        var frontier = new TreeFrontier();
        for (var size = 1; size <= PublishedRoots.Length; size++)
        {
            frontier.Append(Published.Leaves[size - 1]);
            Convert.ToHexStringLower(frontier.Root).ShouldBe(PublishedRoots[size - 1]);
            Convert.ToHexStringLower(Published.Root(size)).ShouldBe(PublishedRoots[size - 1]);
        }
    }

    [Fact]
    public void The_published_paths_come_out()
    {
        Hex(TreeProof.Inclusion(0, 8)).ShouldBe(
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ]);
        Hex(TreeProof.Inclusion(5, 8)).ShouldBe(
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]);
        Hex(TreeProof.Consistency(6, 8)).ShouldBe(
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]);
        TreeProof.Consistency(8, 8).ShouldBeEmpty();
    }

    [Fact]
    public void A_leaf_of_any_length_is_hashed_behind_its_own_byte()
    {
        foreach (var length in (int[])[0, 1, 63, 64, 4095, 4096, 100_000])
        {
            var data = RandomNumberGenerator.GetBytes(length);
            MerkleTree.Leaf(data).ShouldBe(SHA256.HashData([0, .. data]));
        }
    }

    [Fact]
    public void A_frontier_tells_of_every_complete_subtree_and_goes_on_from_any()
    {
        const int Most = 70;
        var tree = KnownTree.Of(Most);
        for (var from = 0; from <= Most; from++)
        {
            var completed = new Dictionary<TreeNode, byte[]>();
            var frontier = new TreeFrontier((node, hash) => completed.Add(node, hash));
            foreach (var node in new LeafRange(0, from).Nodes().Concat(new LeafRange(from, Most).Nodes()))
            {
                frontier.Append(node.Level, tree.Hash(node.Index << node.Level, (node.Index + 1) << node.Level));
            }

            frontier.Size.ShouldBe(Most);
            frontier.Root.ShouldBe(tree.Root(Most));
            completed.ShouldAllBe(of => of.Value.SequenceEqual(tree.Hash(of.Key.Index << of.Key.Level, (of.Key.Index + 1) << of.Key.Level)));
        }
    }

    [Fact]
    public void A_subtree_is_not_appended_where_it_cannot_stand()
    {
        var frontier = new TreeFrontier();
        frontier.Append(new byte[32]);
        Should.Throw<InvalidOperationException>(() => frontier.Append(1, new byte[32]));
        Should.Throw<InvalidOperationException>(() => frontier.Append(-1, new byte[32]));
    }

    [Fact]
    public void The_subtrees_of_a_range_are_that_range()
    {
        for (var from = 0; from < 40; from++)
        {
            for (var until = from; until < 80; until++)
            {
                var at = (long)from;
                foreach (var node in new LeafRange(from, until).Nodes())
                {
                    (node.Index * node.Leaves).ShouldBe(at);
                    at += node.Leaves;
                }

                at.ShouldBe(until);
            }
        }
    }

    private static IEnumerable<string> Hex(IEnumerable<LeafRange> path) => Published.Hashes(path).Select(Convert.ToHexStringLower);
}
