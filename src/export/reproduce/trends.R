# Counts the numbers of the chart again from plans.csv and commitments.csv, and compares them with data.csv.
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

# The plans of the place of a row: a member, a country, a region, or all.
of_place <- function(plans, row) {
  if (row$member != "") return(plans[plans$member == row$member, ])
  if (row$iso3 != "") return(plans[plans$country == row$iso3, ])
  if (row$region != "world") return(plans[plans$region == row$region, ])
  plans
}

# Of each member the plan in force on 1 July: the one that began last, then the one with the highest number.
in_force <- function(plans, year) {
  july <- paste0(year, "-07")
  dated <- plans[plans$plan_start != "" & plans$plan_end != "", ]
  dated <- dated[dated$plan_start <= july & july < dated$plan_end, ]
  number <- suppressWarnings(as.numeric(dated$plan_number))
  number[is.na(number)] <- -1
  start <- as.numeric(sub("-", "", dated$plan_start))
  dated <- dated[order(-start, -number, dated$plan_id, method = "radix"), ]
  dated[!duplicated(dated$member), ]
}

# k and n of a row of data.csv.
numbers <- function(plans, commitments, row) {
  counted <- of_place(plans, row)
  if (row$measure == "inforce") {
    counted <- in_force(counted, row$year)
    counted <- counted[counted$coding == row$coding_version & counted$year != "", ]
  } else {
    counted <- counted[counted$coding == row$coding_version & counted$year == row$year, ]
  }
  rows <- commitments[commitments$plan_id %in% counted$plan_id, ]
  areas <- strsplit(rows$areas, ";", fixed = TRUE)
  carries <- vapply(areas, function(some) row$area_id %in% some, logical(1))
  with_area <- rows[carries, ]
  if (row$measure %in% c("inforce", "plans")) {
    return(c(length(unique(with_area$plan_id)), nrow(counted)))
  }
  if (row$measure %in% c("share", "count")) {
    if (row$counting == "fractional") return(c(sum(1 / lengths(areas[carries])), nrow(rows)))
    return(c(nrow(with_area), nrow(rows)))
  }
  c(sum(with_area$standing == "good"), sum(with_area$standing %in% c("good", "other")))
}

data <- read("data.csv")
plans <- read("plans.csv")
commitments <- read("commitments.csv")
different <- 0
cat("area,place,year,k,n,share,same\n")
for (index in seq_len(nrow(data))) {
  row <- data[index, ]
  counted <- numbers(plans, commitments, row)
  share <- if (counted[2] > 0) sprintf("%.6f", counted[1] / counted[2]) else ""
  same <- abs(counted[1] - as.numeric(row$k)) < 1e-6 && counted[2] == as.numeric(row$n) && share == row$share
  if (!same) different <- different + 1
  place <- if (row$member != "") row$member else if (row$iso3 != "") row$iso3 else row$region
  said <- if (same) "yes" else paste0("NO: ", row$k, " of ", row$n)
  cat(paste(row$area_id, place, row$year, format(counted[1], digits = 10), counted[2], share, said, sep = ","), "\n", sep = "")
}
message(nrow(data) - different, " of ", nrow(data), " rows are the same as in data.csv.")
quit(status = if (different > 0 || nrow(data) == 0) 1 else 0)
