# Counts the numbers of the map again from plans.csv and commitments.csv, and compares them with data.csv.
#
# Needs nothing but R. Run it in the folder of these files: Rscript reproduce.R
# It ends with 0 where every number is the same, else with 1.

arguments <- commandArgs(trailingOnly = FALSE)
script <- sub("^--file=", "", grep("^--file=", arguments, value = TRUE))
here <- if (length(script) == 1) dirname(script) else "."

read <- function(name) {
  read.csv(file.path(here, name), colClasses = "character", na.strings = character(0),
           encoding = "UTF-8", check.names = FALSE)
}

# The commitments that carry an area.
carrying <- function(commitments, area) {
  areas <- strsplit(commitments$areas, ";", fixed = TRUE)
  commitments[vapply(areas, function(some) area %in% some, logical(1)), ]
}

# k and n of a place with plans; n is NA where nothing is counted of how many.
counted <- function(row, plans, commitments) {
  coded <- plans[plans$coding == row$coding_version, ]
  of_coding <- commitments[commitments$coding == row$coding_version, ]
  tagged <- of_coding[of_coding$plan_id %in% coded$plan_id, ]
  if (row$measure == "completion") {
    rows <- if (row$area_id != "") carrying(of_coding, row$area_id) else commitments
    return(c(sum(rows$standing == "good"), sum(rows$standing %in% c("good", "other"))))
  }
  if (row$measure == "share" && row$area_id == "") return(c(0, 0))
  if (row$measure == "plans") {
    if (row$area_id == "") return(c(nrow(plans), NA))
    return(c(length(unique(carrying(tagged, row$area_id)$plan_id)), nrow(coded)))
  }
  if (row$area_id == "") return(c(nrow(commitments), NA))
  c(nrow(carrying(tagged, row$area_id)), nrow(tagged))
}

# What a row of data.csv should say.
numbers <- function(row, plans, commitments) {
  own <- plans[(if (row$level == "national") plans$member else plans$country) == row$place_id, ]
  rows <- commitments[commitments$plan_id %in% own$plan_id, ]
  found <- c(members = length(unique(own$member)), plans = nrow(own), commitments = nrow(rows))
  if (nrow(own) == 0) return(c(found, reading = "no_plans", k = "", n = "", share = ""))
  kn <- counted(row, own, rows)
  if (!is.na(kn[2]) && kn[2] == 0) {
    return(c(found, reading = "nothing_counted", k = "", n = "", share = ""))
  }
  is_share <- row$measure %in% c("share", "completion")
  c(found, reading = if (is_share) "share" else "count", k = kn[1], n = if (is.na(kn[2])) "" else kn[2],
    share = if (is_share) sprintf("%.6f", kn[1] / kn[2]) else "")
}

data <- read("data.csv")
plans <- read("plans.csv")
commitments <- read("commitments.csv")
different <- 0
cat("place,members,plans,commitments,reading,k,n,share,same\n")
for (index in seq_len(nrow(data))) {
  row <- data[index, ]
  found <- numbers(row, plans, commitments)
  said <- vapply(names(found), function(name) row[[name]], character(1))
  wrong <- names(found)[found != said]
  if (length(wrong) > 0) different <- different + 1
  same <- if (length(wrong) > 0) paste0("NO: ", paste(wrong, said[wrong], collapse = "; ")) else "yes"
  cat(row$place_id, ",", paste(found, collapse = ","), ",", same, "\n", sep = "")
}
message(nrow(data) - different, " of ", nrow(data), " rows are the same as in data.csv.")
quit(status = if (different > 0 || nrow(data) == 0) 1 else 0)
