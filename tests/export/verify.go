// verify judges an exported log with programs that are not ours: golang.org/x/mod's sumdb/note for
// the checkpoint, sumdb/tlog for hashes, tiles and proofs.
//
//	verify DIR VKEY
//
// Prints "ok SIZE ROOT", or says on standard error what is wrong and ends with 1.
package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

func fail(format string, args ...interface{}) {
	fmt.Fprintf(os.Stderr, "verify: "+format+"\n", args...)
	os.Exit(1)
}

func check(err error, what string) {
	if err != nil {
		fail("%s: %v", what, err)
	}
}

// The checkpoint's tree, signed under vkey.
func openCheckpoint(dir, vkey string) tlog.Tree {
	text, err := os.ReadFile(filepath.Join(dir, "checkpoint"))
	check(err, "checkpoint")
	verifier, err := note.NewVerifier(vkey)
	check(err, "vkey")
	signed, err := note.Open(text, note.VerifierList(verifier))
	check(err, "signature of the checkpoint")
	lines := strings.Split(signed.Text, "\n")
	if len(lines) != 4 || lines[3] != "" || lines[0] != verifier.Name() {
		fail("the checkpoint's text is not origin, size, root: %q", signed.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err, "size")
	root, err := base64.StdEncoding.DecodeString(lines[2])
	check(err, "root")
	tree := tlog.Tree{N: size}
	if copy(tree.Hash[:], root) != tlog.HashSize {
		fail("the root has %d bytes", len(root))
	}
	return tree
}

// Where the file of a tile lies: as in sumdb, without the height, and "entries" for "data".
func pathOf(dir string, tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight))
	if rest := strings.TrimPrefix(path, "data/"); rest != path {
		path = "entries/" + rest
	}
	return filepath.Join(dir, "tile", filepath.FromSlash(path))
}

// The entries of a bundle, each with its length in front.
func readBundle(dir string, tile tlog.Tile) [][]byte {
	path := pathOf(dir, tile)
	rest, err := os.ReadFile(path)
	check(err, "bundle")
	var entries [][]byte
	for len(rest) > 0 {
		if len(rest) < 2 || len(rest) < 2+int(rest[0])<<8+int(rest[1]) {
			fail("%s: cut short", path)
		}
		length := int(rest[0])<<8 + int(rest[1])
		entries = append(entries, rest[2:2+length])
		rest = rest[2+length:]
	}
	if len(entries) != tile.W {
		fail("%s: %d entries instead of %d", path, len(entries), tile.W)
	}
	return entries
}

// Tiles from the folder's files, for tlog.
type folder string

func (f folder) Height() int                                { return tileHeight }
func (f folder) SaveTiles(tiles []tlog.Tile, data [][]byte) {}
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range tiles {
		bytes, err := os.ReadFile(pathOf(string(f), tile))
		if err != nil {
			return nil, err
		}
		data = append(data, bytes)
	}
	return data, nil
}

// Every stored hash, made anew from the entries.
func hashEntries(dir string, size int64) tlog.HashReader {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			hashes[i] = stored[index]
		}
		return hashes, nil
	})
	for next := int64(0); next < size; {
		width := int64(1 << tileHeight)
		if size-next < width {
			width = size - next
		}
		tile := tlog.Tile{H: tileHeight, L: -1, N: next >> tileHeight, W: int(width)}
		for _, entry := range readBundle(dir, tile) {
			hashes, err := tlog.StoredHashes(next, entry, reader)
			check(err, "hashing")
			stored = append(stored, hashes...)
			next++
		}
	}
	return reader
}

// Every tile of the tree is there and holds the hashes of the entries.
func checkTiles(dir string, size int64, reader tlog.HashReader) {
	// NewTiles names every width that the last tile of a level ever had; the widest comes last.
	widest := make(map[tlog.Tile]tlog.Tile)
	for _, tile := range tlog.NewTiles(tileHeight, 0, size) {
		widest[tlog.Tile{H: tile.H, L: tile.L, N: tile.N}] = tile
	}
	for _, tile := range widest {
		wanted, err := tlog.ReadTileData(tile, reader)
		check(err, "tile")
		found, err := os.ReadFile(pathOf(dir, tile))
		check(err, "tile")
		if !bytes.Equal(found, wanted) {
			fail("%s is not the tile of its entries", pathOf(dir, tile))
		}
	}
}

// Proofs made from the tiles of the folder hold under the signed root.
func checkProofs(dir string, tree tlog.Tree, reader tlog.HashReader) {
	tiles := tlog.TileHashReader(tree, folder(dir))
	for n := int64(0); n < tree.N; n += 1 + tree.N/50 {
		proof, err := tlog.ProveRecord(tree.N, n, tiles)
		check(err, "proof of an entry")
		leaf, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, n)})
		check(err, "leaf")
		check(tlog.CheckRecord(proof, tree.N, tree.Hash, n, leaf[0]), "proof of an entry")
	}
	for n := int64(1); n <= tree.N; n += 1 + tree.N/50 {
		proof, err := tlog.ProveTree(tree.N, n, tiles)
		check(err, "proof of consistency")
		root, err := tlog.TreeHash(n, reader)
		check(err, "root")
		check(tlog.CheckTree(proof, tree.N, tree.Hash, n, root), "proof of consistency")
	}
}

func main() {
	if len(os.Args) != 3 {
		fail("usage: verify DIR VKEY")
	}
	dir := os.Args[1]
	tree := openCheckpoint(dir, os.Args[2])
	reader := hashEntries(dir, tree.N)
	root, err := tlog.TreeHash(tree.N, reader)
	check(err, "root")
	if root != tree.Hash {
		fail("the entries do not hash to the signed root")
	}
	checkTiles(dir, tree.N, reader)
	checkProofs(dir, tree, reader)
	fmt.Printf("ok %d %s\n", tree.N, base64.StdEncoding.EncodeToString(tree.Hash[:]))
}
