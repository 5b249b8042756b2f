# Reading CSV and writing numbers as the Dutch do, for the programs that make parts of docs/.

# Splits a CSV line into cell[1..]; gives their number.
function cells_of(line, cell,    n, text) {
    n = 0
    delete cell
    while (line != "") {
        if (substr(line, 1, 1) == "\"") {
            text = ""
            line = substr(line, 2)
            while (match(line, /"/)) {
                text = text substr(line, 1, RSTART - 1)
                line = substr(line, RSTART + 1)
                if (substr(line, 1, 1) != "\"") break
                text = text "\""
                line = substr(line, 2)
            }
            cell[++n] = text
            sub(/^,/, "", line)
        } else {
            match(line, /^[^,]*/)
            cell[++n] = substr(line, 1, RLENGTH)
            if (substr(line, RLENGTH + 1, 1) == ",") {
                line = substr(line, RLENGTH + 2)
                if (line == "") cell[++n] = ""
            } else line = ""
        }
    }
    return n
}

# A number as the Dutch write it: 1.234,5.
function dutch(x, decimals,    text, whole, rest, grouped) {
    text = sprintf("%." decimals "f", x < 0 ? -x : x)
    whole = text
    rest = ""
    if (decimals > 0) {
        whole = substr(text, 1, length(text) - decimals - 1)
        rest = "," substr(text, length(text) - decimals + 1)
    }
    grouped = ""
    while (length(whole) > 3) {
        grouped = "." substr(whole, length(whole) - 2) grouped
        whole = substr(whole, 1, length(whole) - 3)
    }
    return (x < 0 && text + 0 > 0 ? "-" : "") whole grouped rest
}

function signed(x, decimals,    text) {
    text = dutch(x, decimals)
    return x > 0 && text ~ /[1-9]/ ? "+" text : text
}

# Reads a CSV file with a header into table[row, column name]; gives the number of rows, or stops
# when the file cannot be read.
function read_table(file, table,    line, names, n, cell, i, rows) {
    rows = 0
    if ((getline line < file) <= 0) {
        printf "cannot read %s\n", file > "/dev/stderr"
        failed = 1
        exit 1
    }
    n = cells_of(line, names)
    while ((getline line < file) > 0) {
        rows++
        cells_of(line, cell)
        for (i = 1; i <= n; i++) table[rows, names[i]] = cell[i]
    }
    close(file)
    return rows
}
